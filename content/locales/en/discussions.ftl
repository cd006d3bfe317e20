discussions-all = All
discussions-unanswered = Unanswered
discussions-mine = Mine
discussions-which = Which threads
discussions-ask = Ask something
discussions-ask-lead = A question, an observation, something on your mind. The others answer as well as they can.
discussions-title = What is it about?
discussions-title-hint = In your words, one sentence.
discussions-body = Your text
discussions-language = Language
discussions-send = Send
discussions-seen = everybody in your cohort, nobody else.
discussions-waits = waits for an answer
discussions-new = new to you
discussions-lesson = A lesson’s question
discussions-answers = { $count ->
    [0] no answer yet
    [one] one answer
   *[other] { $count } answers
}
discussions-posts = { $count ->
    [one] one post
   *[other] { $count } posts
}
discussions-last = last: { $name }
discussions-none-unanswered = Every question has an answer.
discussions-none = Nothing was asked here.
discussions-empty = Nobody has asked anything here yet. The first question is the hardest; it could begin like this:
discussions-example-1 = How did you begin when nobody was reading yet?
discussions-example-2 = Here it is always the same person who writes. Sound familiar?
discussions-example-3 = What do you do when nobody answers?
discussions-post-by = Post by { $name }
discussions-yours = yours
discussions-edited = changed
discussions-answers-to = Answer to { $name }
discussions-gone = This post was taken back.
discussions-reply = Answer
discussions-edit = Change
discussions-remove = Take back
discussions-is-locked = locked
discussions-first-unread = To the first new post
discussions-new-to-you = New to you
discussions-mark-read = Mark as read
discussions-your-reply = Your reply
discussions-your-words = Your text
discussions-reply-hint = An experience helps more than advice.
discussions-reply-to-somebody = Answer one of the posts: with “Answer” below it.
discussions-write-first-title = Write first, then read
discussions-write-first-note = You can read what the others answered as soon as yours is there.
discussions-to-lesson = To the lesson
discussions-edit-title = Change your post
discussions-stands-now = The post as it is now
discussions-save = Save
discussions-leave-it = Leave it
discussions-take-back = Take it back
discussions-take-back-note = The text goes, a line stays, and so do the answers to it.
discussions-locked = This thread takes no more posts.
discussions-answered-already = Your answer is already there. You can change it.
discussions-answer-in-lesson = You write your answer to the question in the lesson. Here you answer the others.
discussions-write-first = Write your own answer first.
discussions-post-gone = The post you are answering has been taken back. Your text is still here.
discussions-changed-meanwhile = The post has been changed in another window. Both versions are here.
discussions-own-gone = This post has been taken back. Your text is still here.
discussions-home-answered = { $name } answered you
discussions-home-no-answer = No answer yet
discussions-home-asks = { $name } asks
discussions-kept = Kept
discussions-kept-none = You have not kept any post yet. “Keep” stands under “More” below every post; nobody else sees it.
discussions-followed = followed
discussions-first-here = first post
discussions-accepted = answered
discussions-accepted-by = { $name } answered it
discussions-accept = This answered it
discussions-accept-not = Not answered after all
discussions-hidden = Hidden by whoever moderates.
discussions-say-helped = Helped
discussions-say-me_too = Me too
discussions-say-thanks = Thank you
discussions-said-helped = Helped
discussions-said-me_too = Me too
discussions-said-thanks = Thank you
discussions-said-more = { $count ->
    [one] and one more
   *[other] and { $count } more
}
discussions-more = More
discussions-quote = Quote
discussions-keep = Keep
discussions-keep-not = No longer keep
discussions-link = Link to this post
discussions-about-session = about the session
discussions-all-posts = All on one page
discussions-summary = What it has come to
discussions-summary-write = Sum it up
discussions-summary-change = Change the summary
discussions-summary-title = Sum it up
discussions-summary-lead = A few sentences for whoever comes later: what you found out, what is still open. Everybody may add to it, and every version stays.
discussions-summary-hint = What would you have liked to read first?
discussions-summary-now = The summary as it is now
discussions-summary-changed = Somebody has written the summary meanwhile. Both versions are here.
discussions-versions = { $count ->
    [one] first version
   *[other] { $count } versions
}
discussions-versions-title = Versions of the summary
discussions-version = Version { $version }
discussions-watch-usual = You hear of answers to you.
discussions-watch-follow = You follow this thread.
discussions-watch-mute = You hear nothing of this thread unless you are named.
discussions-follow = Follow
discussions-mute = Mute
discussions-watch-usually = Back to normal
discussions-keep-draft = Keep for later
discussions-draft-of = Your text from
discussions-no-session = This live session is not there any more.
discussions-too-many-named = One post can name ten people at most.
discussions-all-is-for-trainers = Only trainers can call everybody. Name the people you mean.
discussions-too-fast = That was a lot at once. Take a breath; in a minute it goes on. Your text is still here.
discussions-said-elsewhere = You wrote the same words a moment ago in another place. A link to it says as much. Your text is still here.
discussions-fresh = { $count ->
    [one] One new post. Show
   *[other] { $count } new posts. Show
}
discussions-names = Names to choose from
discussions-copied = The link is copied.
discussions-report = Report
discussions-moderate = About this post
discussions-pinned = pinned
discussions-is-slow = slow pace
discussions-is-hidden = hidden
discussions-what-was-done = What was done here
discussions-slow = In this thread everybody writes at longer intervals for now. Your text is still here; keep it and send it later.
discussions-opens-a-thread = The thread begins with this post. Merge the threads instead of moving it.
discussions-post-elsewhere = The post stands in another thread by now.
discussions-no-such-thread = That thread cannot take it: choose a free one that can be seen.
discussions-look-after = Look after this thread
discussions-similar = Similar threads
discussions-similar-lead = Perhaps the answer is already there. If not, do ask.
discussions-similar-look = Has this been asked?
discussions-similar-none = Nobody has asked about that yet.
discussions-about-this = Threads about this session
discussions-talk-about-it = Talk about it

## Answering as a question
discussions-as-question = Answer as a question
discussions-as-question-hint = A question back leaves the answer with the group. Choose a beginning or write your own:
discussions-starter-1 = What have you tried so far, and what came of it?
discussions-starter-2 = Who of you has been in this place before, and what helped?
discussions-starter-3 = How would you notice that it is solved?
discussions-open-since = Open since
discussions-open-path = Anybody may answer. After twelve hours we ask people who may know something; after 36 hours the trainers see it. Nights, weekends and pauses are left in peace.
discussions-usual-hours = { $count ->
    [one] Here, a first answer usually comes within an hour.
   *[other] Here, a first answer usually comes after about { $count } hours.
}
discussions-usual-days = Here, a first answer usually comes after about { $count } days.
discussions-one-knows = { $name } has written about something like it: an @ and the name in a reply asks directly.
discussions-two-know = { $one } and { $other } have written about something like it: an @ and the name in a reply asks directly.
