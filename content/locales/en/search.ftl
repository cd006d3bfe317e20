search-words = What are you looking for?
search-within = In what was written in your cohorts, papers too, in open lessons, and in what people tell about themselves.
search-cohort = Where
search-all-cohorts = in all my cohorts
search-find = Search
search-lessons = Lessons
search-lesson-answer = answer to a lesson
search-found = { $count ->
    [one] One thing found
   *[other] { $count } things found
}
search-all-people = All { $count } people
search-all-lessons = All { $count } lessons
search-all-papers = All { $count } places in papers
search-off = What was written cannot be searched just now. It is all still there, newest first:
search-none = Nothing found.
search-none-try = Try fewer words, or another word for the same thing. All the words you type must stand in it. You only find what you may read: your cohorts, open weeks, and answers to questions you have answered yourself.
search-nowhere = You search what the people you learn with write. As soon as you are in a cohort, you find something here.
search-example-in = in:lesson questions
search-example-is = is:unanswered
search-example-from = from:me
search-help-in = Only in one place: in:lesson, in:paper, in:thread or in:people.
search-help-is = Threads that nobody has answered yet.
search-help-from = What one person wrote; instead of "me" write a name, like from:tom.
search-help-forms = Upper and lower case do not matter, nor do endings: "gardens" finds "garden". Words in quotation marks must stand next to each other.
