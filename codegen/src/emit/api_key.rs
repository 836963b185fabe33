//! The table of APIs.

use super::{DO_NOT_EDIT, render};
use crate::model::Api;
use crate::quirks;
use crate::versions::Versions;
use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

pub fn file(apis: &[Api]) -> String {
    let idents: Vec<_> = apis
        .iter()
        .map(|api| format_ident!("{}", api.name))
        .collect();
    let keys: Vec<_> = apis
        .iter()
        .map(|api| Literal::i16_unsuffixed(api.key))
        .collect();
    let names: Vec<_> = apis.iter().map(|api| &api.name).collect();
    let variants = apis
        .iter()
        .zip(&idents)
        .zip(&keys)
        .map(|((api, ident), key)| {
            let doc = format!(" API {}, versions {}.", api.key, api.versions);
            quote!(#[doc = #doc] #ident = #key,)
        });
    let count = Literal::usize_unsuffixed(apis.len());
    let ranges = |pick: fn(&Api) -> Versions| -> Vec<TokenStream> {
        apis.iter()
            .map(|api| {
                let versions = pick(api);
                if versions.is_empty() {
                    return quote!(VersionRange::EMPTY);
                }
                let (min, max) = (
                    Literal::i16_unsuffixed(versions.min()),
                    Literal::i16_unsuffixed(versions.max()),
                );
                quote!(VersionRange::new(#min, #max))
            })
            .collect()
    };
    let versions = ranges(|api| api.versions);
    let unstable: Vec<_> = apis
        .iter()
        .filter(|api| api.stable_versions != api.versions)
        .map(|api| {
            let ident = format_ident!("{}", api.name);
            if api.stable_versions.is_empty() {
                return quote!(Self::#ident => VersionRange::EMPTY,);
            }
            let (min, max) = (
                Literal::i16_unsuffixed(api.stable_versions.min()),
                Literal::i16_unsuffixed(api.stable_versions.max()),
            );
            quote!(Self::#ident => VersionRange::new(#min, #max),)
        })
        .collect();
    let flexible = ranges(|api| api.flexible_versions);
    let (plain_header, flexible_header) = quirks::REQUEST_HEADERS;
    let (plain_header, flexible_header) = (
        Literal::i16_unsuffixed(plain_header),
        Literal::i16_unsuffixed(flexible_header),
    );
    let oldest_headers = apis.iter().flat_map(|api| {
        let ident = format_ident!("{}", api.name);
        api.versions
            .iter()
            .filter(|version| quirks::has_oldest_request_header(api.key, *version))
            .map(move |version| {
                let version = Literal::i16_unsuffixed(version);
                quote!((Self::#ident, #version) => 0,)
            })
    });
    let fixed_headers = apis.iter().filter_map(|api| {
        let ident = format_ident!("{}", api.name);
        let version = Literal::i16_unsuffixed(quirks::fixed_response_header(api.key)?);
        Some(quote!(Self::#ident => #version,))
    });
    let body = render(quote! {
        use crate::wire::VersionRange;
        use std::fmt;

        #[doc = " A Kafka API, by its key. New ones come with new releases."]
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(i16)]
        #[non_exhaustive]
        pub enum ApiKey {
            #(#variants)*
        }

        impl ApiKey {
            #[doc = " Every API, by rising key."]
            pub const ALL: [Self; #count] = [#(Self::#idents),*];

            #[doc = " The API's number on the wire."]
            #[must_use]
            pub const fn code(self) -> i16 {
                self as i16
            }

            #[doc = " Kafka's name of the API."]
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    #(Self::#idents => #names,)*
                }
            }

            #[doc = " Every version that this crate reads and writes."]
            #[must_use]
            pub const fn versions(self) -> VersionRange {
                match self {
                    #(Self::#idents => #versions,)*
                }
            }

            #[doc = " The versions that may be advertised: without one that the newest release still calls unstable."]
            #[must_use]
            pub const fn stable_versions(self) -> VersionRange {
                match self {
                    #(#unstable)*
                    _ => self.versions(),
                }
            }

            #[doc = " The versions with compact lengths and tagged fields (KIP-482); maybe none."]
            #[must_use]
            pub const fn flexible_versions(self) -> VersionRange {
                match self {
                    #(Self::#idents => #flexible,)*
                }
            }

            #[doc = " The version of the `RequestHeader` in front of a request of `version`, known or not: a version above"]
            #[doc = " the highest has the header of the highest."]
            #[must_use]
            pub const fn request_header_version(self, version: i16) -> i16 {
                match (self, version) {
                    #(#oldest_headers)*
                    _ if self.is_flexible(version) => #flexible_header,
                    _ => #plain_header,
                }
            }

            #[doc = " The version of the `ResponseHeader` in front of a response of `version`, known or not."]
            #[must_use]
            pub const fn response_header_version(self, version: i16) -> i16 {
                match self {
                    #(#fixed_headers)*
                    _ if self.is_flexible(version) => 1,
                    _ => 0,
                }
            }

            const fn is_flexible(self, version: i16) -> bool {
                let flexible = self.flexible_versions();
                !flexible.is_empty() && version >= flexible.min
            }
        }

        #[doc = " A key that no API has."]
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub struct UnknownApiKey(#[doc = " The key."] pub i16);

        impl fmt::Display for UnknownApiKey {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "no API has the key {}", self.0)
            }
        }

        impl std::error::Error for UnknownApiKey {}

        impl TryFrom<i16> for ApiKey {
            type Error = UnknownApiKey;

            fn try_from(key: i16) -> Result<Self, UnknownApiKey> {
                Ok(match key {
                    #(#keys => Self::#idents,)*
                    other => return Err(UnknownApiKey(other)),
                })
            }
        }

        impl From<ApiKey> for i16 {
            fn from(api: ApiKey) -> Self {
                api.code()
            }
        }

        impl fmt::Display for ApiKey {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(self.name())
            }
        }
    });
    format!("//! The APIs and their versions.\n{DO_NOT_EDIT}{body}")
}
