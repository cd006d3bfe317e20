## The mailroom: what the house sends
mailroom-title = Mailroom
mailroom-lead = Which e-mails this house sends, what gets stuck and why. You do not see what they say.
mailroom-copy = No e-mail leaves from here
mailroom-copy-what = This database sends the e-mails of { $address }. Under the address here everything waits, so that a copy writes to nobody. If this is the house now, type on the server:
mailroom-waiting = Waiting now
mailroom-nothing-waits = Nothing. All that was due has left.
mailroom-lane-0 = { $count ->
    [one] One that somebody is waiting for right now
   *[other] { $count } that somebody is waiting for right now
}
mailroom-lane-1 = { $count ->
    [one] One piece of news from a person
   *[other] { $count } pieces of news from people
}
mailroom-lane-2 = { $count ->
    [one] One that has time
   *[other] { $count } that have time
}
mailroom-since = since
mailroom-next = again
mailroom-mails = { $count ->
    [one] One e-mail
   *[other] { $count } e-mails
}
mailroom-sent = Sent
mailroom-sent-what = { $count ->
    [0] Nothing has left in the last 24 hours.
    [one] One e-mail has left in the last 24 hours.
   *[other] { $count } e-mails have left in the last 24 hours.
}
mailroom-day-left = { $left ->
    [0] That is all of the { $limit } that may leave in 24 hours: the next ones wait.
   *[other] Of the { $limit } that may leave in 24 hours, { $left } are left.
}
mailroom-rate-second = { $count ->
    [one] At most one leaves in a second.
   *[other] At most { $count } leave in a second.
}
mailroom-rate-minute = { $count ->
    [one] At most one leaves in a minute.
   *[other] At most { $count } leave in a minute.
}
mailroom-rate-hour = { $count ->
    [one] At most one leaves in an hour.
   *[other] At most { $count } leave in an hour.
}
mailroom-limits-what = What somebody is waiting for right now leaves all the same. What may leave in a second is counted in each process, what may leave in 24 hours in all of them together.
mailroom-by-hour = Hour by hour
mailroom-by-day = Day by day
mailroom-hour = From
mailroom-day = Day
mailroom-deferred = Will be tried again
mailroom-parked = Given up
mailroom-parked-what = { $count ->
    [one] One e-mail did not get out.
   *[other] { $count } e-mails did not get out.
}
mailroom-again = Try again
mailroom-all-again = Try all again
mailroom-drop = Throw away
mailroom-unreached = Does not arrive
mailroom-unreached-what = { $count ->
    [one] On four days what was sent to this person came back. They see it on every page and only get what they ask for.
   *[other] On four days what was sent to these { $count } people came back. They see it on every page and only get what they ask for.
}
mailroom-gone = Somebody else has done that meanwhile, or the e-mail is of no use to anybody any more.
mailroom-stops = Stopped by themselves
mailroom-stops-what = More than two in a hundred of those who got such an e-mail said no to it within seven days. So none is sent until somebody lets it go on. Look first at what it was about.
mailroom-stop-count = { $noes } of { $sent } said no
mailroom-stop-go-on = Let it go on
mailroom-to-texts = What the e-mails say
mailroom-to-kinds = Which there are
