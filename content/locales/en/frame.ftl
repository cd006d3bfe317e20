## The frame of every page
frame-skip = Skip to the content
frame-demo-name = Demonstration
frame-demo = This is a demonstration: everyone in it is made up.
frame-demo-people = Look at it as someone else
frame-demo-mailbox = Read the e-mails
frame-week = Week
frame-week-n = Week { $n }
frame-week-of = Week { $week } of { $weeks }
frame-path = Your way through { $weeks ->
    [one] one week
   *[other] { $weeks } weeks
}
frame-search = Search
frame-sign-in = Sign in
frame-sign-out = Sign out
frame-me = Your account:
frame-my-page = My profile
frame-my-progress = My progress
frame-my-mails = E-mails to me
frame-my-data = My data
frame-rooms = Rooms
frame-crumbs = You are here
frame-pages = Pages
frame-page-of = Page { $page } of { $pages }
frame-page-before = ← Back
frame-page-after = Next →
frame-add-to-calendar = Add to calendar
frame-language = Language
frame-theme = Appearance
frame-theme-light = Light
frame-theme-dark = Dark
frame-theme-system = Same as device
frame-about = About this platform
frame-imprint = Imprint
frame-privacy = Privacy
frame-close = Close
frame-former-member = Former member
frame-role-trainer = trainer
frame-role-owner = programme owner
frame-role-alum = from an earlier cohort

## Keys and drafts
frame-keys = Keyboard shortcuts
frame-keys-posts = next and previous post
frame-keys-reply = reply
frame-keys-help = this list
frame-keys-on = Use keyboard shortcuts
frame-draft-saved = Draft kept in this browser, { $time }
frame-draft-restored = Your draft is back.
frame-local-time = Where you are: { $time }

## Rooms
nav-home = Home
nav-week = Week
nav-talk = Talk
nav-people = People
nav-pitches = Pitches
nav-sessions = Sessions
nav-sparring = Sparring
nav-circle = Circle
nav-documents = Documents
nav-progress = My progress
nav-cockpit = Cockpit
nav-programme = Programme
nav-applications = Applications
nav-cohorts = Cohorts
nav-insights = Insights
nav-more = More

## Forms
form-error = Error:
form-errors = { $count ->
    [one] One thing is not right yet
   *[other] { $count } things are not right yet
}
form-errors-kept = Your text is still here. The links take you to the fields.
form-optional = (optional)
form-max = Up to { $max } characters.
form-seen = Who sees this:
