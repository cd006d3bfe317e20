## The papers of a cohort
documents-title = Papers
documents-lead = What you write together: arguments for those who decide, recommendations for communities. A few minutes are enough, on a phone too, and several of you can write at once.
documents-empty = Nobody has begun a paper yet.
documents-empty-example = For example: “Why our people need time for communities”, for the talk with the head of the department.
documents-begin = Begin a paper
documents-begin-it = Begin
documents-name = Title
documents-name-hint = As it should stand on top of the finished paper.
documents-purpose = What it is for
documents-purpose-hint = Who reads it, and what should be different afterwards?
documents-language = Language of the paper
documents-headings = Begin with six headings
documents-headings-hint = Each comes with an example sentence. You can change, add and leave out anything.
documents-seen = everybody in this cohort, participants and trainers.
documents-written = { $sections ->
    [0] no section yet
    [one] { $written } of one section has text
   *[other] { $written } of { $sections } sections have text
}
documents-saved = last saved

## Where it stands
documents-state = Where it stands
documents-state-collecting = collecting
documents-state-writing = writing
documents-state-agreed = agreed

## A paper
documents-contents = Sections
documents-no-sections = No section yet. You can add the first one below.
documents-owner = Keeps an eye on it:
documents-owner-none = Nobody keeps an eye on it
documents-section-blank = no text yet
documents-for-example = For example:
documents-write = Write
documents-history = History
documents-order = Arrange
documents-up = Move up
documents-down = Move down
documents-take-on = I keep an eye on it
documents-let-go = No longer keep an eye on it
documents-remove = Take out
documents-rename = Rename
documents-section-name = Heading
documents-add-section = Add a section
documents-add-it = Add
documents-above = Change title, purpose and state
documents-gone = Sections that were taken out
documents-gone-since = taken out
documents-bring-back = Bring back
documents-desk-since = is writing here, since

## Writing
documents-text = Text
documents-text-hint = With Markdown if you like: **bold**, - for lists, > for quotes. An empty line begins a paragraph.
documents-save = Save
documents-preview = Preview
documents-preview-title = This is how it looks
documents-leave = Back without saving
documents-others = Somebody else is writing here right now
documents-others-note = Just go on: what you write in different places comes together.
documents-other-tab = You have this section open in another window too
documents-other-tab-since = Since
documents-beside = A text of yours is waiting because it touches another
documents-beside-look = Look at both
documents-merged = What others wrote meanwhile is there now, too.

## Where two texts touch
documents-touches = Somebody has changed the same place meanwhile. Nothing is lost: both texts are here.
documents-touches-quietly = Somebody has changed the same place. Press “Save” to see both texts. Yours is kept.
documents-touching = Two texts touch
documents-touching-lead = Somebody has changed the same place as you. Both texts are kept. Say what should stand there.
documents-theirs = What stands there now
documents-mine = What you wrote
documents-both = What should stand
documents-both-hint = Both in one. Where your texts touch there are lines with ⟦ and ⟧: leave what should stay, and take these lines out.
documents-mark-now = stands here now
documents-mark-own = yours
documents-mark-end = end
documents-marks-left = There are still lines with ⟦ and ⟧ in it. Take them out, then you can save.
documents-take-mine = My text instead
documents-leave-theirs = Leave what stands there
documents-beside-kept = Even if you leave now, your text is kept for thirty days.

## History
documents-no-history = Nobody has saved anything here yet.
documents-stands = stands now
documents-restored = brought back
documents-erased-row = Somebody took these words back
documents-compare-with = Compare what stands now with
documents-compare = Compare
documents-differences = What has changed
documents-compared-with = compared with
documents-restore = Bring this back
documents-withdraw = Take my words back
documents-withdraw-note = What you wrote anew back then disappears from the history, and nobody can bring it back.
documents-withdraw-it = Take back

## What could not be done
documents-changed = Somebody was faster. Look at what stands there now, and try again.
documents-owner-changed = Somebody else keeps an eye on this section by now.
documents-section-gone = This section was taken out. Bring it back if you want to write in it.
documents-full = A paper has no more than sixty sections. Take one out first.
documents-too-long = Together with what others wrote the section becomes too long. Divide it.
documents-erased = Somebody took these words back. They do not return.
documents-still-stands = These words still stand in the text. Take them out there first.

## What a paper can begin with
documents-heading-1 = What this is about
documents-example-1 = We ask that every community gets half an hour of working time a week.
documents-heading-2 = What we see
documents-example-2 = At four of five sites the same people solve the same questions without knowing of each other.
documents-heading-3 = What a community brings
documents-example-3 = Newcomers find somebody they can ask within two weeks; it used to take months.
documents-heading-4 = What it needs
documents-example-4 = Somebody who looks after it, a place of its own, and managers who know of it.
documents-heading-5 = What speaks against it
documents-example-5 = “We have no time for that.” We show how much time searching costs today.
documents-heading-6 = What we recommend
documents-example-6 = Begin with one community for half a year, then look together at what it has changed.

## Cards
documents-cards = Cards
documents-cards-here = { $count ->
    [0] Cards
    [one] One card
   *[other] { $count } cards
}
documents-cards-lead = What one could say here: a claim, a reason, and where that comes from. When it is time, it becomes text.
documents-cards-empty = No card yet.
documents-cards-example = For example: “Communities save time.” – “With us one answer has helped four people on average.” – Survey in spring.
documents-claim = Claim
documents-claim-hint = One sentence.
documents-reason = Reason
documents-reason-hint = Why is it so? What have you seen?
documents-source = Source
documents-source-field = Where it comes from
documents-source-hint = A link or a few words.
documents-card-add = Add a card
documents-card-add-it = Add
documents-card-change = Change my card
documents-card-remove = Take the card away
documents-card-text = has become text
documents-card-used = The card has become text already, or somebody has just changed it. Look once more.
documents-cards-full = There are a hundred cards here already. Make text of some of them first.
documents-make-text = Make text of it

## Suggestions
documents-suggestions = Suggestions
documents-suggestions-here = { $count ->
    [0] Suggestions
    [one] One suggestion
   *[other] { $count } suggestions
}
documents-suggestions-lead = Whoever keeps an eye on the section, and trainers, take them or say why not.
documents-suggestions-empty = No suggestion yet.
documents-suggest-one = Suggest something
documents-suggest = Suggest a change
documents-suggest-lead = Change the text as you would like it. It is saved only when somebody takes the suggestion.
documents-suggest-it = Suggest
documents-why = Why
documents-suggestion-accepted = taken
documents-suggestion-not = not taken
documents-suggestion-same = That is the text that stands there already.
documents-suggestion-settled = This suggestion has been settled already.
documents-suggestion-touches = The place has changed since. Write in by hand what you want to take, and say so in a word.
documents-suggestions-full = Fifty suggestions are waiting here already. Look through them first.
documents-suggestion-take-back = Take back
documents-accept = Take it
documents-decline = Do not take it
documents-decline-word = A word about it
documents-decline-it = Say so
documents-home-suggested = { $count ->
    [one] A suggestion for your section
   *[other] { $count } suggestions for your section
}

## Reading and taking along
documents-read = Read and take along
documents-go-on = Go on writing
documents-as-html = As an HTML file
documents-as-markdown = As a Markdown file
documents-as-word = As a Word file
documents-writers = Written by

## Agreeing, signing, passing on
documents-agree-title = Is it as you want it?
documents-agree-note = Then it is kept just as it stands now, and whoever stands by it signs. If somebody goes on writing later, this edition stays, and the paper is in the making again.
documents-agree = Agree
documents-nothing-to-agree = There is no text in it yet. Write something first.
documents-editions = Editions
documents-edition = Edition { $number }
documents-edition-over = This edition is no longer the newest, or the paper is in the making again.
documents-edition-published = This edition is published already. Nothing about it changes any more.
documents-signed-by = Signed by
documents-signed-none = Nobody has signed yet.
documents-sign = Sign
documents-sign-again = Sign otherwise
documents-unsign = Take my signature back
documents-sign-name = How you want to be named
documents-sign-hint = If the edition is published, everybody who is or was in the programme reads this name.
documents-pass-on = Passing it on
documents-publish = Publish
documents-publish-note = Then everybody who is or was in a cohort of this programme reads it, with the names that stand here. Talk about it first.
documents-unpublish = No longer publish it
documents-published = published
documents-nobody-signed = Nobody has signed yet.
documents-carry-to = Into which cohort
documents-carry = Begin with it there
documents-published-title = Published papers
documents-published-lead = What cohorts of this programme have agreed on and opened to everybody who is or was there.
documents-published-none = No cohort has published a paper yet.

## Comments
documents-comments = Comments
documents-comment = Comment
documents-comments-here = { $count ->
    [0] Comments
    [one] One comment
   *[other] { $count } comments
}
documents-settled-here = { $count ->
    [one] One is settled
   *[other] { $count } are settled
}
documents-comments-lead = Talk about single passages here without writing in the text. Nothing of it becomes part of the finished paper.
documents-comments-open = What you are talking about
documents-comments-settled = Settled
documents-comments-none = Nothing is open about this section.
documents-comments-no-text = There is no text here yet that one could talk about.
documents-comments-full = A great deal has been said here. Settle some of it first.
documents-passage = Passage
documents-passage-hint = Which sentence do you want to say something about?
documents-passage-blank = Please choose
documents-passage-choose = Choose the passage you want to say something about.
documents-passage-other = Choose another passage
documents-passage-missing = This passage is not in the text you have seen. Choose it once more.
documents-passage-gone = These words no longer stand in the text. They were:
documents-passage-erased = Somebody has taken back the words this was about.
documents-comment-this = Say something about it
documents-comment-say = Say something about a passage
documents-comment-words = What you say about it
documents-comment-hint = With @ and a name you speak to somebody of the cohort.
documents-comment-it = Say it
documents-comment-do = Comment
documents-comment-answer = Answer
documents-comment-your-answer = Your answer
documents-comment-settle = Settled
documents-comment-reopen = Open after all
documents-comment-take-back = Take back
documents-comment-removed = Somebody has taken this back.
documents-comment-settled = Something has happened here already. Look once more.
documents-settled-by = Settled, says
documents-too-many-named = Speak to no more than ten people at once.
documents-named-here = Your name stands in this section.
documents-named-seen = Seen
documents-home-named = { $count ->
    [one] { $name } has spoken to you
   *[other] { $count } people have spoken to you
}

## Following, and what is going on
documents-follow = Follow
documents-unfollow = No longer follow
documents-follow-note = Whoever follows gets one e-mail a day at most.
documents-follows-note = In the morning you hear what others did the day before.
documents-fresh = { $count ->
    [one] { $name } has saved “{ $title }”. Show
   *[other] { $count } sections have been saved. Show
}
