//! Journeys in a real browser, on the demonstration as it is built.

mod a_board;
mod a_file;
mod a_paper;
mod a_papers_margin;
mod a_pitch;
mod a_question;
mod a_room;
mod a_session;
mod a_talk;
mod a_week;
mod alumni;
mod an_application;
mod by_keyboard;
mod circles;
mod content;
mod dates;
mod e_mails;
mod first_answers;
mod home;
mod keeping;
mod my_data;
mod partners;
mod people;
mod search;
mod texts;
mod the_record;
