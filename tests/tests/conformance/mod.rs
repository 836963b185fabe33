//! Every API and version that is advertised is answered as its spec says.

mod api_versions;
mod every_version;
mod full_requests;
mod list_offsets;
mod live_configs;
mod metadata;
mod offset_commit;
mod offset_fetch;
mod produce;
mod topics;
mod transactional_id;
