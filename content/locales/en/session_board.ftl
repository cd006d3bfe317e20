## Questions asked ahead
questions-title = Questions for this session
questions-lead = Ask ahead what you want to hear about, and say which questions are yours too. What most want to hear stands on top.
questions-until = You can ask and vote until
questions-over = Asking and voting is over.
questions-open = What you want to hear about
questions-empty = No question yet. What would you ask if you were alone with them? It could begin like this:
questions-example-1 = What do I do when nobody answers for a week?
questions-example-2 = How did you win over your manager?
questions-example-3 = What went wrong for you that you would do differently today?
questions-none = Nothing was asked ahead.
questions-question-of = Question by { $name }
questions-question-unnamed = Question without a name
questions-unnamed = without a name
questions-yours = yours
questions-votes = { $count ->
    [0] no vote yet
    [one] one person wants to hear about it
   *[other] { $count } people want to hear about it
}
questions-voted = you among them
questions-vote = I want to hear this too
questions-unvote = Take my vote back
questions-change = Change
questions-change-note = With other words it starts again without votes.
questions-save = Save
questions-remove = Take away
questions-take-back = Take back
questions-mark = Mark as answered
questions-unmark = Not answered after all
questions-one-thread = Go on in a thread
questions-done = Answered, or going on
questions-answered = answered
questions-thread = It goes on in a thread
questions-look-after = For whoever moderates
questions-look-after-note = The open questions become one thread that everybody in the cohort can answer. Names stand there only where they stand here.
questions-all-thread = { $count ->
    [one] Go on with it in a thread
   *[other] Go on with all { $count } in a thread
}
questions-ask = Ask something
questions-body = Your question
questions-box = Ask without my name
questions-box-note = Nobody sees who asked, and the house does not keep it. So you cannot change or take back this question later.
questions-seen = everybody in your cohort, nobody else.
questions-send = Ask
questions-closed = Asking and voting is over for this session.
questions-full = This board is full. Perhaps your question is on it already.
questions-own-vote = This question is your own; it does not need your vote.
questions-not-open = This question was answered, goes on in a thread, or is gone.
questions-gone = This question is gone.
questions-changed-meanwhile = One of the questions changed just now. Load the board again.
questions-none-open = No question is open.
questions-thread-title = Open questions: { $session }
questions-thread-lead = You asked these questions ahead of our session, and there was no time left for them. Who has an answer, or something to add?
said-question-asked = Your question is on the board.
said-question-asked-unnamed = Your question is on the board, without your name.
said-question-changed = Your question has been changed.
said-question-removed = The question is gone.
said-questions-go-on = Here it goes on.

## Notes
notes-title = Notes
notes-lead = Everybody who takes part writes here together, for those who could not come and for later.
notes-empty = Nothing is written yet. Three lines are enough: what was it about, what did you agree, what is left open?
notes-none = Nothing was written down.
notes-by = Last changed by { $name }
notes-write = Write the notes
notes-change = Change the notes
notes-body = The notes
notes-hint = A list begins with - and a heading with #.
notes-seen = everybody in your cohort, nobody else. Your name stands with this version.
notes-save = Save
notes-stands-now = The notes as they are now
notes-changed-meanwhile = Somebody saved the notes while you were writing. Both texts are here: bring them together, then save.
notes-history = Earlier versions
notes-version = Version { $n }
notes-current = this is how it is now
notes-old = You are reading version { $n }
notes-old-note = Somebody changed the notes since. Saving below makes this version, or what you make of it, the newest.
notes-to-newest = To the notes as they are now
said-notes-kept = The notes are saved.

## The recording
recording-title = Recording
recording-consent = Do you agree to a recording?
recording-consent-note = This session may be recorded. Your answer counts at any time, also later: as long as somebody says no, nobody sees the recording. Nobody learns who it was.
recording-yes = Yes, I agree
recording-no = No
recording-said-yes = You agreed. You can take that back at any time.
recording-said-no = You said no. Nobody sees a recording.
recording-agreed = { $agreed } of { $members } in the cohort have agreed so far.
recording-watch = To the recording
recording-elsewhere = leads to { $host }
recording-none = There is no recording.
recording-taken-back = Somebody took their consent back. So the recording is not shown.
recording-take-down = Please delete the recording where it is kept, and take the link away here.
recording-put = Put up a recording
recording-replace = Put up another link
recording-url = Link
recording-url-hint = It begins with https:// and is open to your cohort only.
recording-box = Everybody who can be heard or seen was asked and agreed
recording-save = Put it up
recording-remove = Take the link away
recording-url-unfit = Write a whole link that begins with https://.
recording-box-missing = Tick this only when it is true. Without it no recording can be put up.
recording-somebody-said-no = Somebody does not agree to the recording. So it cannot be put up.
said-recording-put = The recording is there.
said-recording-removed = The link is gone.
said-consent-yes = Thank you. You can take that back at any time.
said-consent-no = Noted. Nobody sees a recording.
