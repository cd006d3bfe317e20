## The frame of every page
frame-skip = Skip to the content
frame-demo-name = Demonstration
frame-demo = A demonstration, all made up.
frame-demo-people = Be somebody else
frame-demo-mailbox = E-mails
frame-week = Week
frame-week-n = Week { $n }
frame-week-of = Week { $week } of { $weeks }
frame-path = Your way through { $weeks ->
    [one] one week
   *[other] { $weeks } weeks
}
frame-sign-in = Sign in
frame-sign-out = Sign out
frame-me = Your account:
frame-my-page = My profile
frame-my-progress = My progress
frame-my-mails = E-mails to me
frame-search = Search
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

## Keys and drafts
frame-keys = Keyboard shortcuts
frame-keys-posts = next and previous post
frame-keys-reply = reply
frame-keys-search = search
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
nav-sessions = Live
nav-sparring = Sparring
nav-circles = Circle
nav-documents = Papers
nav-pitches = Pitches
nav-progress = My progress
nav-cockpit = Who needs me
nav-more = More

## Forms
form-error = Error:
form-errors = { $count ->
    [one] One thing is not right yet
   *[other] { $count } things are not right yet
}
form-errors-kept = What you entered is still here.
form-errors-links = The links take you to the fields.
form-errors-other = That did not work
form-optional = (optional)
form-max = Up to { $max } characters.
form-seen = Who sees this:

## Language names and mistakes
frame-language-name = English
frame-only-in = So far this text exists in { $language } only.
nav-cohort = Cohort
nav-settings = Settings
form-missing = Something is missing here.
form-too-long = At most { $limit } characters fit in here.
form-too-short = At least { $limit } characters, please.
form-name-empty = A name needs at least one letter or digit.
form-name-reserved = That name is taken. Use your own.
form-email-unfit = That does not look like an e-mail address. It has the form name@company.org.
form-password-weak = At least { $limit } characters, and not always the same ones.
form-password-too-long = At most { $limit } bytes fit in here.
form-number-unfit = Write a whole number that fits here.
form-date-unfit = Write a date like 2027-03-01.
form-time-unfit = Write a time like 08:00.
form-zone-unfit = We do not know this time zone.
form-choice-unfit = Choose one of the options.
form-key-foreign = This form belongs to another sign-in. Load the page again.
frame-passages-same = { $count ->
    [one] … one paragraph stayed the same …
   *[other] … { $count } paragraphs stayed the same …
}
frame-words-went = removed:
frame-words-came = new:
language-de = German
language-en = English
frame-unreached = Our e-mails do not reach you.
frame-unreached-what = What you can do

## Tables that are read
frame-table-empty = The table is empty. Its first row must hold headings.
frame-table-missing-column = There is no column { $column }.
frame-table-column-twice = There are two columns { $column }.
frame-table-too-many-columns = More than { $limit } columns. Leave out some.
frame-table-too-many-rows = Too many rows. Split the table.
frame-table-cell-too-long = A cell is longer than { $limit } bytes.
frame-table-nul = There is a character here that belongs into no text. Copy the table again.
frame-table-field-count = There are { $found } cells here, and { $expected } headings. Perhaps a separator too many, or the row is cut off.
frame-table-unclosed-quote = A quote begins here and never ends.
frame-table-unreadable = This cannot be read. Copy the table again.

## When nobody writes
frame-standstill = Everybody can read for now, nobody can write: { $because }
frame-standstill-refused = Nothing can be written just now; the reason stands at the top. What you entered is still here: send it again later.
frame-no-room = Everybody can read for now, nobody can write: the house has hardly any room left. Whoever runs it has to make some.
frame-no-room-refused = Nothing can be written just now, for lack of room. What you entered is still here: send it again later.
frame-no-standstill = The house does not stand still.
