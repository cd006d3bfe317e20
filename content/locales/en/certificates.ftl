certificates-earned = earned on
certificates-weeks = You have shown something in { $have } of { $of } weeks.
certificates-pitches = { $of ->
    [one] { $have ->
        [0] Your pitch has not been heard yet.
       *[other] Your pitch was heard.
    }
   *[other] { $have } of { $of } pitches of yours were heard.
}
certificates-feedbacks = You have said something to { $have } of { $of } pitches.
certificates-missing = { $count ->
    [one] One is missing.
   *[other] { $count } are missing.
}
certificates-within-reach = Go on like this: the weeks that are still to come are enough.
certificates-do-week = To the first week that is missing
certificates-do-pitch = To your pitch
certificates-do-feedback = To the pitches
