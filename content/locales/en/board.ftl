## Reading and deciding
board-applications = Applications
board-pages = Pages about the applications
board-tab-applications = Applications
board-tab-composition = Composition
board-tab-decisions = Decisions and letters
board-tab-history = History
board-blind = names are hidden

## The list
board-waits = { $count ->
    [one] One application waits for you.
   *[other] { $count } applications wait for you.
}
board-review-next = Review next
board-apply-pending = { $count ->
    [one] Apply one pending decision
   *[other] Apply { $count } pending decisions
}
board-no-intake = Nobody has said yet when one can apply for this cohort and how its seats are given.
board-set-intake = Set when people apply
board-filter = Show only some
board-any = all
board-show = Show
board-show-all = Show all
board-found = { $count ->
    [one] One application
   *[other] { $count } applications
}
board-application = Application
board-community = Community
board-where = Department and site
board-languages = Languages
board-reviews = Reviews
board-decision = Pending decision
board-state = State
board-not-for-you = not for you
board-mean-waits = mean after your own review
board-abstained = { $count ->
    [one] one abstained
   *[other] { $count } abstained
}
board-read-by-you = read by you
board-changed = changed since you read it
board-none = No application yet.
board-share = Pass on the link to the form:
board-none-found = No application is like that.
board-ticked = Decide about the ticked ones
board-ticked-note = Nothing happens yet, and nobody hears of it until the decisions are applied.
board-none-ticked = Tick at least one application.
board-verdict = Decision
board-verdict-offer = Offer a seat
board-verdict-waitlist = Put on the waitlist
board-verdict-turn_down = Turn down
board-verdict-undecided = Take back what is pending
board-reason = Reason
board-reason-hint = One sentence for the letter.
board-decide-ticked = Decide for now
board-pending-offer = offer a seat
board-pending-waitlist = put on the waitlist
board-pending-turn_down = turn down

## One application
board-came = came in
board-part-of-about = About the person
board-part-of-community = Their community
board-part-of-offer = What they bring and want
board-part-of-times = Times
board-part-of-former = No longer asked
board-background = Background
board-department = Department
board-site = Site
board-language = Language
board-experience = Experience
board-zone = Time zone
board-about = What it is about
board-brings = What they bring
board-wants = What they want
board-times = When they have time
board-no-answer = no answer
board-yes = yes
board-no = no
board-your-review = Your review
board-changed-since = The application has changed since you read it. Your review is still here; look whether it still fits, and save it again.
board-changed-meanwhile = The application has changed while you were reading. Here it is as it stands now; look whether your review still fits, and save it again.
board-you-abstained = You have abstained.
board-words = In words
board-words-hint = What speaks for them, what do you wonder?
board-score-missing = Choose 1, 2 or 3, or abstain.
board-review-seen = everybody who reads or decides here, with your name; never the applicant.
board-save-next = Save and next
board-abstain = I would rather not say
board-abstain-note = To abstain is no zero: it does not count at all.
board-others = What the others think
board-others-wait = { $count ->
    [one] There is one review. You see it once you have written yours.
   *[other] There are { $count } reviews. You see them once you have written yours.
}
board-others-none = Nobody else has read it yet.
board-mean-is = Mean of all: { $mean } of 3
board-before-change = before the last change
board-rather-not = would rather not say
board-decide = Decide
board-how-hand = { $name } decided by hand
board-how-review = { $name } chose by the reviews
board-how-draw = { $name } had lots drawn
board-pending-note = Not applied yet. If you decide otherwise, yours counts.
board-decided-before-change = The application has changed since.
board-drop = Take it back
board-decide-for-now = Decide for now
board-offer-now = Offer a seat
board-offer-now-note = “Offer a seat” holds a seat at once. The letter leaves in ten minutes; until then it can be undone.
board-take-back = Take the offer back
board-take-back-note = A seat is held for this application. If you take the offer back, the applicant waits again at their rank.
board-nothing-to-decide = There is nothing to decide about this application any more.
board-exclude = Leave it to others
board-exclude-note = If you know the person well, or they work for you, others should read this. A review of yours that is there goes, and you do not get it back.
board-exclude-knows = I know this person
board-exclude-manages = I manage this person

## Composition
board-seats = Seats
board-seats-all = Seats
board-seats-taken = Taken or held
board-seats-promised = Promised, not applied
board-seats-free = Free
board-seats-over = { $count ->
    [one] One seat more is promised than there is.
   *[other] { $count } seats more are promised than there are.
}
board-fill = Fill the seats that are left
board-fill-note = { $count ->
    [one] One application is not decided about. What you choose here is a proposal: nothing happens until you apply it.
   *[other] { $count } applications are not decided about. What you choose here is a proposal: nothing happens until you apply it.
}
board-nobody-left = Every application has a decision.
board-by-review = By the reviews
board-by-review-note = The best mean comes first; of equal ones, who applied first. When the seats are gone, the others go on the waitlist in the same order. Who has no score is left for later.
board-by-review-do = Choose by the reviews
board-by-draw = By lot
board-by-draw-note = Everybody who is not decided about takes part, with more lots for who came away without a seat before. Quotas of the course hold. Anybody can make the draw again from its seed.
board-by-draw-do = Draw lots
board-commitment = Published before the draw (SHA-256 of the seed)
board-seed = Seed, public since the draw
board-drawn = Last draw
board-drawn-of = { $seats } seats among { $entrants } applications
board-unmet = Quotas that could not be reached
board-unmet-one = { $value }: { $seated } of at least { $least }
board-balance = Balance
board-balance-note = { $chosen } chosen (seat taken, offered or promised) beside { $pool } who applied. Somebody with several languages counts in each.
board-of-chosen = Of the chosen
board-of-pool = Of all
board-in = In
board-nobody-in = Nobody is in yet.
board-open = Could come in
board-open-note = First the waitlist in its order, then who is not decided about, in the order they came. “Adds” names what is rarer among the chosen than among all.
board-adds = adds:
board-nobody-open = Nobody waits.

## Decisions and letters
board-count-offer = { $count ->
    [one] one offer
   *[other] { $count } offers
}
board-count-waitlist = { $count } on the waitlist
board-count-turn_down = { $count } turned down
board-apply = { $count ->
    [one] Apply one decision
   *[other] Apply { $count } decisions
}
board-apply-note = Applied, every application stands where you decided, and offers hold their seats. The letters leave in { $minutes } minutes; until then all of it can be undone.
board-nothing-pending = No decision is pending.
board-to-composition = To the composition
board-rounds = What was applied
board-round = { $count ->
    [one] One decision, applied by { $name },
   *[other] { $count } decisions, applied by { $name },
}
board-round-leaves = Letters leave
board-round-left = Letters left
board-round-undone = Undone
board-undo = Undo
board-letter-own = changed
board-letter-change = Change the letter
board-letter-to = Letter to { $name }
board-letter-language = It is written in { $language }, the language this applicant reads. Change it in that language.
board-letter-subject = Subject
board-letter-body = Letter
board-letter-hint = {"{name}"} becomes their name, {"{link}"} the address of their page. Leave both.
board-letter-seen = { $name } alone, once the decision is applied.
board-letter-keep = Keep the letter
board-letter-back = Back without a change
board-letter-is-own = This letter has been changed.
board-letter-written = Take the written one again

## History
board-no-history = Nothing has happened yet.
board-who-applicant = The applicant
board-who-house = By itself
board-and-more = and { $count } more
board-decisions = { $count ->
    [one] one decision
   *[other] { $count } decisions
}
board-did-accept_offer = took the seat
board-did-apply_decisions = applied decisions
board-did-change_letter = changed a letter
board-did-choose = had seats filled
board-did-confirm_moved_start = agreed to the new start
board-did-decide = decided for now
board-did-decline_moved_start = gave the seat back because of the new start
board-did-decline_offer = declined the offer
board-did-drop_decision = took a pending decision back
board-did-exclude_from_review = left an application to others
board-did-lapse_offer = an offer lapsed
board-did-merge_applications = merged two applications
board-did-offer_seat = offered a seat
board-did-prefer_later = would rather come to the next cohort
board-did-put_on_waitlist = put on the waitlist
board-did-set_intake = set when people apply
board-did-submit_application = applied
board-did-take_back_offer = took an offer back
board-did-transfer_application = moved to this cohort
board-did-turn_down = turned down
board-did-undo_round = undid what had been applied
board-did-withdraw_application = withdrew
board-did-write_review = wrote a review

## What was done
said-board-all-read = No application waits for you.
said-review-kept = Your review is saved.
said-left-to-others = Others read it.
said-decided = Decided for now. Nobody hears of it until it is applied.
said-decision-dropped = The decision is taken back.
said-round-applied = Applied. The letters leave in ten minutes; until then you can undo it.
said-round-undone = Undone. Everything stands as before, and no letter leaves.
said-offer-taken-back = The offer is taken back.
said-letter-changed = The letter is kept.
said-drawn = Lots are drawn. Nothing has happened yet: look at it, then apply it.
said-chosen-by-review = Chosen by the reviews. Nothing has happened yet: look at it, then apply it.
