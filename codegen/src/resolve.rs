//! Checks specs, and cuts every range to the versions there are.

use crate::error::{Error, Problem};
use crate::model::{Api, Field, Message, Model, Struct, Value};
use crate::names;
use crate::spec::{Element, FieldSpec, Kind, Primitive, Spec, SpecSet, Type};
use crate::versions::Versions;
use std::collections::{BTreeMap, HashMap, HashSet};

/// Checks every spec of a set.
///
/// # Errors
///
/// The first thing that is wrong, with its file and field.
pub fn resolve(specs: &SpecSet) -> Result<Model, Error> {
    let live = || {
        specs
            .values()
            .filter(|spec| !spec.valid_versions.is_empty())
    };
    let apis = apis(live())?;
    let names: BTreeMap<i16, &str> = apis
        .iter()
        .map(|api| (api.key, api.name.as_str()))
        .collect();
    let mut messages = Vec::new();
    for spec in live() {
        let mut message = message(spec)?;
        if matches!(spec.kind, Kind::Request | Kind::Response) {
            message.api = spec
                .api_key
                .and_then(|key| names.get(&key))
                .map(|name| (*name).to_owned());
        }
        messages.push(message);
    }
    Ok(Model { messages, apis })
}

/// Pairs requests and responses by key.
fn apis<'s>(specs: impl Iterator<Item = &'s Spec> + Clone) -> Result<Vec<Api>, Error> {
    let mut requests: BTreeMap<i16, &Spec> = BTreeMap::new();
    let mut responses: BTreeMap<i16, &Spec> = BTreeMap::new();
    for spec in specs {
        let side = match spec.kind {
            Kind::Request => &mut requests,
            Kind::Response => &mut responses,
            _ => continue,
        };
        let error = |problem| Error::new(&spec.file, &spec.name, problem);
        let key = spec
            .api_key
            .ok_or_else(|| error(Problem::MissingKey("apiKey")))?;
        let suffix = if spec.kind == Kind::Request {
            "Request"
        } else {
            "Response"
        };
        if !spec.name.ends_with(suffix) {
            return Err(error(Problem::BadName(spec.name.clone())));
        }
        if spec.renamed_to.is_some() {
            continue;
        }
        if let Some(other) = side.insert(key, spec) {
            return Err(error(Problem::DuplicateApiKey {
                key,
                other: other.name.clone(),
            }));
        }
    }
    if let Some((key, spec)) = responses
        .iter()
        .find(|(key, _)| !requests.contains_key(key))
    {
        return Err(Error::new(
            &spec.file,
            &spec.name,
            Problem::Unpaired(*key, "request"),
        ));
    }
    let mut apis = Vec::new();
    for (key, request) in requests {
        let Some(response) = responses.get(&key) else {
            return Err(Error::new(
                &request.file,
                &request.name,
                Problem::Unpaired(key, "response"),
            ));
        };
        for (what, own, request) in [
            (
                "the versions",
                response.valid_versions,
                request.valid_versions,
            ),
            (
                "the flexible versions",
                response
                    .flexible_versions
                    .intersect(response.valid_versions),
                request.flexible_versions.intersect(request.valid_versions),
            ),
        ] {
            if own != request {
                let problem = Problem::PairDiffers { what, own, request };
                return Err(Error::new(&response.file, &response.name, problem));
            }
        }
        let versions = request.valid_versions;
        let unstable = request.latest_version_unstable == Some(true);
        apis.push(Api {
            key,
            name: request.name.trim_end_matches("Request").to_owned(),
            versions,
            stable_versions: Versions::new(versions.min(), versions.max() - i16::from(unstable)),
            flexible_versions: request.flexible_versions.intersect(versions),
        });
    }
    Ok(apis)
}

fn message(spec: &Spec) -> Result<Message, Error> {
    let checker = Checker::new(spec)?;
    let mut uses = Vec::new();
    checker.collect_uses(&spec.name, spec.valid_versions, &mut uses, &mut Vec::new())?;
    let mut structs: Vec<(&str, Versions)> = Vec::new();
    for (name, versions) in uses {
        match structs.iter_mut().find(|(other, _)| *other == name) {
            Some((_, hull)) => *hull = hull.hull(versions),
            None => structs.push((name, versions)),
        }
    }
    if let Some(unused) = spec
        .common_structs
        .iter()
        .find(|s| structs.iter().all(|(name, _)| *name != s.name))
    {
        return Err(checker.error(&unused.name, Problem::UnusedStruct(unused.name.clone())));
    }
    let structs = structs
        .into_iter()
        .map(|(name, versions)| checker.structure(name, versions));
    Ok(Message {
        name: spec.name.clone(),
        file: spec.file.clone(),
        kind: spec.kind,
        api_key: spec.api_key,
        api: None,
        versions: spec.valid_versions,
        flexible: spec.flexible_versions.intersect(spec.valid_versions),
        former_versions: spec.former_versions,
        renamed_to: spec.renamed_to.clone(),
        structs: structs.collect::<Result<_, _>>()?,
    })
}

/// A message with its structs by name.
struct Checker<'s> {
    spec: &'s Spec,
    structs: HashMap<&'s str, &'s [FieldSpec]>,
}

impl<'s> Checker<'s> {
    fn new(spec: &'s Spec) -> Result<Self, Error> {
        let mut checker = Self {
            spec,
            structs: HashMap::new(),
        };
        checker.check_message()?;
        checker.declare(&spec.name, &spec.fields)?;
        for common in &spec.common_structs {
            checker.declare(&common.name, &common.fields)?;
        }
        Ok(checker)
    }

    fn error(&self, path: &str, problem: Problem) -> Error {
        let path = if path.is_empty() {
            self.spec.name.clone()
        } else {
            format!("{}.{path}", self.spec.name)
        };
        Error::new(&self.spec.file, &path, problem)
    }

    fn check_message(&self) -> Result<(), Error> {
        let spec = self.spec;
        if spec.valid_versions.is_open() {
            return Err(self.error("", Problem::BadVersions(spec.valid_versions.to_string())));
        }
        let flexible = spec.flexible_versions;
        if !flexible.is_empty() && !flexible.covers(Versions::from(spec.valid_versions.max())) {
            return Err(self.error("", Problem::BadVersions(flexible.to_string())));
        }
        if spec.latest_version_unstable.is_some() && spec.kind != Kind::Request {
            let problem = Problem::Misplaced {
                key: "latestVersionUnstable",
                on: "a message that is no request",
            };
            return Err(self.error("", problem));
        }
        if !spec.former_versions.is_empty() && spec.kind != Kind::CoordinatorKey {
            let problem = Problem::Misplaced {
                key: "formerVersions",
                on: "a message that is no coordinator key",
            };
            return Err(self.error("", problem));
        }
        let deprecated = spec.deprecated_versions;
        if !spec.valid_versions.covers(deprecated) {
            return Err(self.error(
                "",
                outside(
                    "deprecatedVersions",
                    deprecated,
                    "validVersions",
                    spec.valid_versions,
                ),
            ));
        }
        Ok(())
    }

    fn declare(&mut self, name: &'s str, fields: &'s [FieldSpec]) -> Result<(), Error> {
        if Primitive::ALL
            .iter()
            .any(|primitive| primitive.name() == name)
            || self.structs.insert(name, fields).is_some()
        {
            return Err(self.error("", Problem::DuplicateStruct(name.to_owned())));
        }
        for field in fields {
            if let (Element::Struct(name), Some(fields)) = (field.kind.element(), &field.fields) {
                self.declare(name, fields)?;
            }
        }
        Ok(())
    }

    /// Lists the structs that `name` leads to, itself first, each with the versions of that use.
    fn collect_uses(
        &self,
        name: &'s str,
        versions: Versions,
        uses: &mut Vec<(&'s str, Versions)>,
        open: &mut Vec<&'s str>,
    ) -> Result<(), Error> {
        if open.contains(&name) {
            return Err(self.error(
                &open[1..].join("."),
                Problem::RecursiveStruct(name.to_owned()),
            ));
        }
        open.push(name);
        uses.push((name, versions));
        for field in self.structs.get(name).copied().unwrap_or_default() {
            let Element::Struct(inner) = field.kind.element() else {
                continue;
            };
            if !self.structs.contains_key(inner.as_str()) {
                let path = if name == self.spec.name {
                    field.name.clone()
                } else {
                    format!("{name}.{}", field.name)
                };
                return Err(self.error(&path, Problem::UnknownType(inner.clone())));
            }
            self.collect_uses(inner, versions.intersect(field.versions), uses, open)?;
        }
        open.pop();
        Ok(())
    }

    fn structure(&self, name: &str, versions: Versions) -> Result<Struct, Error> {
        let specs = self.structs.get(name).copied().unwrap_or_default();
        let flexible = self.spec.flexible_versions.intersect(versions);
        let mut fields = Vec::new();
        let mut seen = HashSet::new();
        for spec in specs {
            let path = if name == self.spec.name {
                spec.name.clone()
            } else {
                format!("{name}.{}", spec.name)
            };
            let error = |problem| self.error(&path, problem);
            if !seen.insert(names::snake(&spec.name)) {
                return Err(error(Problem::DuplicateField));
            }
            self.check_field(spec, name).map_err(error)?;
            let field_versions = spec.versions.intersect(versions);
            // A field of dropped versions only: Kafka leaves some behind.
            if field_versions.is_empty() {
                continue;
            }
            let tagged = spec.tagged_versions.intersect(field_versions);
            if !flexible.covers(tagged) {
                return Err(error(outside(
                    "taggedVersions",
                    tagged,
                    "flexibleVersions",
                    flexible,
                )));
            }
            let own_flexible = spec
                .flexible_versions
                .unwrap_or(self.spec.flexible_versions);
            fields.push(Field {
                name: spec.name.clone(),
                kind: spec.kind.clone(),
                versions: field_versions,
                nullable: spec.nullable_versions.intersect(field_versions),
                tagged,
                flexible: own_flexible.intersect(field_versions),
                tag: spec.tag.filter(|_| !tagged.is_empty()),
                default: default(spec).map_err(error)?,
                ignorable: spec.ignorable,
                map_key: spec.map_key,
                entity_type: spec.entity_type.clone(),
            });
        }
        self.check_tags(name, &fields)?;
        let empty = versions.iter().find(|version| {
            !flexible.contains(*version)
                && fields
                    .iter()
                    .all(|field| !field.versions.contains(*version))
        });
        match empty {
            Some(version) if name != self.spec.name => Err(self.error(
                "",
                Problem::EmptyStruct {
                    name: name.to_owned(),
                    version,
                },
            )),
            _ => Ok(Struct {
                name: name.to_owned(),
                versions,
                flexible,
                fields,
            }),
        }
    }

    fn check_field(&self, field: &FieldSpec, parent: &str) -> Result<(), Problem> {
        let FieldSpec {
            versions,
            nullable_versions: nullable,
            tagged_versions: tagged,
            ..
        } = *field;
        if versions.is_empty() {
            return Err(Problem::BadVersions(versions.to_string()));
        }
        // Kafka writes "0+" on fields that came later, so only a range that misses is wrong.
        if !nullable.is_empty() && versions.intersect(nullable).is_empty() {
            return Err(outside("nullableVersions", nullable, "versions", versions));
        }
        if !versions.covers(tagged) {
            return Err(outside("taggedVersions", tagged, "versions", versions));
        }
        if tagged.is_empty() && field.tag.is_some() {
            return Err(Problem::HalfTagged("tag", "taggedVersions"));
        }
        if !tagged.is_empty() {
            if field.tag.is_none() {
                return Err(Problem::HalfTagged("taggedVersions", "tag"));
            }
            if tagged.max() != versions.max() || !tagged.is_open() {
                return Err(Problem::TaggedInTheMiddle { tagged, versions });
            }
        }
        let is_array = matches!(field.kind, Type::Array(_));
        match field.kind.element() {
            Element::Primitive(primitive) => {
                if field.fields.is_some() {
                    return Err(Problem::Misplaced {
                        key: "fields",
                        on: "a primitive",
                    });
                }
                if !is_array && !primitive.is_sized() && !nullable.is_empty() {
                    return Err(Problem::NotNullable(field.kind.name()));
                }
                if !tagged.is_empty() && *primitive == Primitive::Records {
                    return Err(Problem::Misplaced {
                        key: "taggedVersions",
                        on: "records",
                    });
                }
            }
            Element::Struct(_) => {}
        }
        let can_be_inflexible = matches!(
            field.kind,
            Type::One(Element::Primitive(Primitive::String | Primitive::Bytes))
        );
        if field.flexible_versions.is_some() && !can_be_inflexible {
            return Err(Problem::Misplaced {
                key: "flexibleVersions",
                on: "what is neither a string nor bytes",
            });
        }
        if field.map_key && parent == self.spec.name {
            return Err(Problem::Misplaced {
                key: "mapKey",
                on: "a field of no array",
            });
        }
        if field.default.as_deref() == Some("null") && !nullable.covers(versions) {
            return Err(Problem::NullDefault { nullable, versions });
        }
        Ok(())
    }

    /// A struct's tags run from 0 without a gap, and none is given twice.
    fn check_tags(&self, name: &str, fields: &[Field]) -> Result<(), Error> {
        let mut tagged: Vec<(u32, &Field)> = fields
            .iter()
            .filter_map(|field| field.tag.map(|tag| (tag, field)))
            .collect();
        tagged.sort_by_key(|(tag, _)| *tag);
        for (i, (tag, field)) in tagged.iter().enumerate() {
            let path = if name == self.spec.name {
                field.name.clone()
            } else {
                format!("{name}.{}", field.name)
            };
            if i > 0 && tagged[i - 1].0 == *tag {
                let other = tagged[i - 1].1.name.clone();
                return Err(self.error(&path, Problem::DuplicateTag { tag: *tag, other }));
            }
            let expected = i as u32;
            if *tag != expected {
                return Err(self.error(
                    &path,
                    Problem::TagGap {
                        tag: *tag,
                        expected,
                    },
                ));
            }
        }
        Ok(())
    }
}

fn outside(
    inner_name: &'static str,
    inner: Versions,
    outer_name: &'static str,
    outer: Versions,
) -> Problem {
    Problem::VersionsOutside {
        inner_name,
        inner,
        outer_name,
        outer,
    }
}

fn default(field: &FieldSpec) -> Result<Value, Problem> {
    let text = field.default.as_deref();
    if text == Some("null") {
        return Ok(Value::Null);
    }
    let bad = || Problem::BadDefault {
        value: text.unwrap_or_default().to_owned(),
        kind: field.kind.name(),
    };
    let Type::One(Element::Primitive(primitive)) = &field.kind else {
        return if text.is_none_or(str::is_empty) {
            Ok(Value::Empty)
        } else {
            Err(bad())
        };
    };
    let integer = |min: i64, max: i64| match text {
        None | Some("") => Ok(Value::Int(0)),
        Some(text) => {
            let number = match text.strip_prefix("0x") {
                Some(digits) => i64::from_str_radix(digits, 16).ok(),
                None => text.parse().ok(),
            };
            number
                .filter(|n| (min..=max).contains(n))
                .map(Value::Int)
                .ok_or_else(bad)
        }
    };
    match primitive {
        Primitive::Bool => match text {
            None | Some("" | "false") => Ok(Value::Bool(false)),
            Some("true") => Ok(Value::Bool(true)),
            Some(_) => Err(bad()),
        },
        Primitive::Int8 => integer(i8::MIN.into(), i8::MAX.into()),
        Primitive::Int16 => integer(i16::MIN.into(), i16::MAX.into()),
        Primitive::Int32 => integer(i32::MIN.into(), i32::MAX.into()),
        Primitive::Int64 => integer(i64::MIN, i64::MAX),
        Primitive::Uint16 => integer(0, u16::MAX.into()),
        Primitive::Uint32 => integer(0, u32::MAX.into()),
        Primitive::Float64 => match text {
            None | Some("") => Ok(Value::Float(0.0)),
            Some(text) => text
                .parse()
                .ok()
                .filter(|f: &f64| f.is_finite())
                .map(Value::Float)
                .ok_or_else(bad),
        },
        Primitive::String => Ok(Value::Text(text.unwrap_or_default().to_owned())),
        Primitive::Uuid | Primitive::Bytes | Primitive::Records => {
            if text.is_none_or(str::is_empty) {
                Ok(Value::Empty)
            } else {
                Err(bad())
            }
        }
    }
}
