## On Home
answers-home-match = { $name } asks, and you wrote of: { $word }
answers-home-rota = { $name } asks, and nobody has answered yet
answers-home-trainer = { $name } thinks you know something about this
answers-home-greet = { $name } wrote here for the first time: say hello
answers-home-cockpit = { $count ->
    [one] One question waits for you trainers
   *[other] { $count } questions wait for you trainers
}
answers-home-cockpit-line = Nobody has answered yet

## Being asked
answers-ask-title = Do you know something about this?
answers-greet-title = Say hello
answers-asked-by = { $name } asked this, and nobody has answered yet.
answers-wrote-first = { $name } wrote here for the first time. Two people take turns at saying hello; you are one of them. One sentence will do.
answers-why = Why you?
answers-why-match = You write in your profile of: { $words }
answers-why-rota = Nobody writes of it in their profile, and it is your turn.
answers-why-trainer = { $name } thinks you know something about this.
answers-read-later = You see what was written once you have answered the question of the lesson yourself.
answers-answer = Answer
answers-say-hello = Say hello
answers-to-thread = To the thread
answers-not-me = Not me
answers-not-me-hint = Nobody is told a reason.
answers-has-answer = Nobody waits for this any more.
answers-declined = You said: not me. You can still answer.

## Asking a peer
answers-peers-title = Who knows something about this?
answers-peers-lead = Choose somebody. The question is then on their Home, with your name, and comes by e-mail.
answers-peers-none = There is nobody to ask right now.
answers-peers-over = This question no longer waits. Good.
answers-peer-wrote = writes of: { $words }
answers-peer-nothing = nothing in the profile fits
answers-peer-asked = { $count ->
    [0] never asked so far
    [one] asked once so far
   *[other] asked { $count } times so far
}
answers-peer-now = asked about this
answers-peer-declined = says: not me
answers-peer-ask = Ask
answers-peer-again = Ask with your name
answers-waits-no-more = This question has an answer by now, or is gone.
answers-peer-gone = This person cannot be asked about it right now.
answers-said-not-me = This person has already said that it is nothing for them.
