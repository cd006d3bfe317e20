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
