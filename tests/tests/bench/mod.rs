//! `chronik-bench` against our server: what it counts, and what it notices.

mod command_line;
mod counts;
mod crowds;
mod kill;
mod planted;
