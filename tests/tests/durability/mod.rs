//! What was acknowledged stays, and a server that cannot run says why.

mod command_line;
mod compaction;
mod deleted_records;
mod inspection;
mod kill;
mod restart;
mod retention;
