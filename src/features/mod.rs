//! Floor 5: the rooms, in shelf order. A room uses the public face of rooms on
//! lower shelves only, never a neighbour's inner files.
//!
//! A course's content stands below the cohorts that run it: a cohort's dates
//! need to know how many weeks there are, a lesson's text needs no cohort. The
//! pages of a week put everything together, so they stand on top.

pub mod attachments; // shelf 1: files people attach to what they write
pub mod account; // shelf 1: signing in, profile
pub mod curriculum; // shelf 1: what a course says
pub mod privacy; // shelf 2: what is known about somebody, to see and to take along
pub mod pages; // shelf 2: about, imprint, privacy
pub mod cohorts; // shelf 2: dated runs, who is what in which, the run calendar
pub mod syllabus; // shelf 3: what one cohort has of its course
pub mod admissions; // shelf 3: who gets a seat, and how it is drawn
pub mod afterwards; // shelf 3: what became of it, three months and a year after the end
pub mod people; // shelf 3: who is in a cohort, and what they tell the others about themselves
pub mod returns; // shelf 3: what a community gives back for what it costs
pub mod ventures; // shelf 3: the community somebody looks after
pub mod care; // shelf 3: what trainers do about somebody or something that needs them
pub mod discussions; // shelf 3: threads and replies
pub mod margins; // shelf 3: what trainers note beside a week for whoever moderates it next
pub mod mailroom; // shelf 3: what e-mails wait, which do not get out, whom they do not reach
pub mod reader; // shelf 3: a week as one document, to read, print and take along
pub mod alumni; // shelf 4: who stays in touch after a course
pub mod health; // shelf 4: how one's own community is doing, for nobody else to see
pub mod live_sessions; // shelf 4: webinars and open questions, who comes, questions asked ahead
pub mod maturity; // shelf 4: how far one's own community has come, for nobody else to see
pub mod sparring; // shelf 4: who is matched with whom, and what partners do together
pub mod by_mail; // shelf 4: answering by answering an e-mail
pub mod feeds; // shelf 4: what is written in a cohort, for feed readers
pub mod first_answers; // shelf 4: who is asked when nobody answers, and who greets newcomers
pub mod moderation; // shelf 4: reports, what trainers do about them, and a second look
pub mod private_channel; // shelf 4: what a participant and their trainers say to each other alone
pub mod progress; // shelf 4: what is done, and what one means to do
pub mod sheet; // shelf 5: what the house does with data, for the works council and everybody else
pub mod circles; // shelf 5: a few people who meet an hour a week without a trainer
pub mod operating; // shelf 6: how the house runs, what it does by itself, how it is set up
pub mod auditing; // shelf 6: who did what in the house, for auditors
pub mod pitches; // shelf 6: pitches, the rounds they are heard in, and what others say to them
pub mod documents; // shelf 6: papers a cohort writes together
pub mod certificates; // shelf 7: made, given, received; who has earned the certificate of a course, and what it says
pub mod calendar; // shelf 7: all dates of a cohort, what a change of them does, calendar files
pub mod search; // shelf 7: finding posts, papers, lessons and people, of what the reader may read
pub mod handover; // shelf 8: a run of a programme as a folder for whoever moderates the next one
pub mod journey; // shelf 8: the pages of a person's week
pub mod sharing; // shelf 8: what somebody lets their partner, their circle and their cohort see of how they learn
pub mod nudges; // shelf 8: what the house tells people by itself and when, and which e-mails somebody wants
pub mod cockpit; // shelf 9: who in a cohort waits for its trainers
pub mod insights; // shelf 10: what may be said about groups, to who looks after a programme
