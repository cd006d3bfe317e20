feed-link = Your link
feed-since = It works since
feed-renew = Make a new link
feed-end = Switch the link off
feed-none = You have no link yet.
feed-make = Make a link
feeds-title = Read in a feed reader
feeds-lead = A feed reader fetches what is written here from a link only you know, as an Atom feed: the newest 50 posts you may read.
feeds-how = Add it to your feed reader as a new source. It works without signing in, for as long as you are in this cohort.
feeds-private = Whoever has it reads along. Do not pass it on.

## Said when it is done
said-feed-made = Your link is there. An earlier one is dead.
said-feed-ended = The link is switched off.
