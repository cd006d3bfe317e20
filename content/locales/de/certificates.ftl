certificates-earned = erreicht am
certificates-weeks = Du hast in { $have } von { $of } Wochen etwas gezeigt.
certificates-pitches = { $of ->
    [one] { $have ->
        [0] Dein Pitch wurde noch nicht gehört.
       *[other] Dein Pitch wurde gehört.
    }
   *[other] { $have } von { $of } deiner Pitches wurden gehört.
}
certificates-feedbacks = Du hast zu { $have } von { $of } Pitches etwas gesagt.
certificates-missing = { $count ->
    [one] Es fehlt noch eins.
   *[other] Es fehlen noch { $count }.
}
certificates-within-reach = Einfach weiter so: Die Wochen, die noch kommen, genügen.
certificates-do-week = Zur ersten Woche, die fehlt
certificates-do-pitch = Zu deinem Pitch
certificates-do-feedback = Zu den Pitches
