private-title = To the trainers, in private
private-lead = For what does not belong before everybody: a worry, a question you would rather not ask aloud, a word about how it is going.
private-said = What was said
private-you = You
private-words = What would you like to say?
private-words-hint = They answer here, and you hear of it by e-mail.
private-send = Send
private-seen = you and the trainers of this cohort ({ $names }). Whoever looks after the programme does not read it.
private-say-read = I have read it
private-was-read = read
private-none = Nothing was said here.
private-no-trainers = This cohort has no trainer at the moment.
private-closed = The cohort is closed. What was said can still be read; some months after the end of the cohort it is deleted.
private-with = { $name }, in private
private-lead-trainer = Only the trainers of this cohort and this person read what stands here.
private-profile = To the profile
private-to = Your words to { $name }
private-words-mail = They read it here and in an e-mail.
private-prepared = This is prepared, in the language they read ({ $language }). Make it yours before you send it.
private-seen-trainer = { $name } and the trainers of this cohort ({ $names }).
private-note-quiet =
    Hello { $name },

    I have not read anything from you lately, and reading along is perfectly fine. I only wanted to ask how you are getting on: is it the time, is it the topic, or is it all right as it is?

    If something would help, tell me, here or by phone.

    { $trainer }
private-note-partners =
    Hello { $name },

    I hear that you and your sparring partner have not found each other yet. Shall I help with a time, or would you rather have somebody else? Both are easily done.

    { $trainer }
private-home-asked = { $name } has written to you trainers in private
private-home-told = { $name } has written to you in private
