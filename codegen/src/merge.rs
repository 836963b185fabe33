//! Merges a release's specs into the known ones. What is known only grows: a version or a field stays,
//! with the layout it has. The exceptions are versions that the older release marked unstable, which
//! yield to the newer one.

use crate::error::{Error, Problem};
use crate::layout::{layout, struct_fields};
use crate::names;
use crate::quirks;
use crate::spec::{Element, FieldSpec, Kind, Spec, SpecSet, StructSpec};
use crate::versions::Versions;
use std::collections::BTreeSet;

/// Merges `release` into `known`. Whichever is older yields, so an older release may come in late, and
/// one that came in already changes nothing.
///
/// # Errors
///
/// If a version that is known and stable would change its layout.
pub fn merge(known: &SpecSet, release: &SpecSet) -> Result<SpecSet, Error> {
    if is_older(release, known) {
        merge_ordered(release, known)
    } else {
        merge_ordered(known, release)
    }
}

/// Whether `a` comes before `b`: it goes further in no message, and less far in some.
fn is_older(a: &SpecSet, b: &SpecSet) -> bool {
    let mut is_behind = false;
    for (name, spec) in a {
        let Some(other) = b.get(name) else { continue };
        let is_rekeyed =
            spec.kind != other.kind && (spec.kind.is_coordinator() || other.kind.is_coordinator());
        if is_rekeyed {
            // Numbered anew in between: their versions do not compare, but the newer form is plain.
            is_behind |= other.kind.is_coordinator();
            if spec.kind.is_coordinator() {
                return false;
            }
        } else if !spec.valid_versions.is_empty() && !other.valid_versions.is_empty() {
            if spec.valid_versions.max() > other.valid_versions.max() {
                return false;
            }
            is_behind |= spec.valid_versions.max() < other.valid_versions.max();
        }
    }
    is_behind
}

fn merge_ordered(old: &SpecSet, new: &SpecSet) -> Result<SpecSet, Error> {
    let mut merged = SpecSet::new();
    for (name, old_spec) in old {
        let Some(new_spec) = new.get(name) else {
            let mut kept = old_spec.clone();
            if let Some(successor) = successor(old_spec, new) {
                kept.renamed_to = Some(successor.name.clone());
            }
            merged.insert(name.clone(), kept);
            continue;
        };
        if new_spec.valid_versions.is_empty() {
            merged.insert(name.clone(), old_spec.clone());
            continue;
        }
        let stable = stable_versions(old_spec, old);
        if stable.is_empty() {
            merged.insert(name.clone(), new_spec.clone());
        } else {
            merged.insert(
                name.clone(),
                Merger {
                    old: old_spec,
                    new: new_spec,
                    stable,
                }
                .merge()?,
            );
        }
    }
    for (name, new_spec) in new {
        if !old.contains_key(name) && !new_spec.valid_versions.is_empty() {
            merged.insert(name.clone(), new_spec.clone());
        }
    }
    merged.values_mut().for_each(prune);
    Ok(merged)
}

/// Takes out what no version has: Kafka leaves fields, ranges and structs behind when it drops a version.
fn prune(spec: &mut Spec) {
    fn prune_fields(fields: &mut Vec<FieldSpec>, versions: Versions) {
        fields.retain(|field| !field.versions.intersect(versions).is_empty());
        for field in fields {
            let present = field.versions.intersect(versions);
            if field.nullable_versions.intersect(present).is_empty() {
                field.nullable_versions = Versions::NONE;
            }
            if let Some(nested) = &mut field.fields {
                prune_fields(nested, versions);
            }
        }
    }
    let versions = spec.valid_versions;
    prune_fields(&mut spec.fields, versions);
    for common in &mut spec.common_structs {
        prune_fields(&mut common.fields, versions);
    }
    let mut used = BTreeSet::new();
    collect_used(&spec.fields, &spec.common_structs, &mut used);
    spec.common_structs
        .retain(|common| used.contains(&common.name));
}

/// The structs that `fields` are of, and those that their fields are of in turn.
fn collect_used(fields: &[FieldSpec], common: &[StructSpec], used: &mut BTreeSet<String>) {
    for field in fields {
        collect_used(field.fields.as_deref().unwrap_or_default(), common, used);
        let name = field.kind.element().name();
        if let Some(found) = common.iter().find(|other| other.name == name)
            && used.insert(found.name.clone())
        {
            collect_used(&found.fields, common, used);
        }
    }
}

/// The message that has the key of `spec` now, if `spec` lost it.
fn successor<'s>(spec: &Spec, new: &'s SpecSet) -> Option<&'s Spec> {
    if !matches!(spec.kind, Kind::Request | Kind::Response) {
        return None;
    }
    new.values().find(|other| {
        other.kind == spec.kind && other.api_key == spec.api_key && other.renamed_to.is_none()
    })
}

/// The versions of `spec` that its release did not mark unstable.
fn stable_versions(spec: &Spec, release: &SpecSet) -> Versions {
    let versions = spec.valid_versions;
    let is_marked = |request: &Spec| request.latest_version_unstable == Some(true);
    match spec.kind {
        Kind::Request | Kind::Response => {
            let request = release.values().find(|other| {
                other.kind == Kind::Request && other.api_key == spec.api_key && is_marked(other)
            });
            match request {
                Some(_) => Versions::new(versions.min(), versions.max() - 1),
                None => versions,
            }
        }
        _ => match quirks::stability_of(spec).and_then(|request| release.get(request)) {
            Some(request) if is_marked(request) => Versions::NONE,
            _ => versions,
        },
    }
}

/// One message of two releases.
struct Merger<'s> {
    old: &'s Spec,
    new: &'s Spec,
    /// The old versions that stay as they are.
    stable: Versions,
}

impl Merger<'_> {
    fn error(&self, path: &str, problem: Problem) -> Error {
        Error::new(&self.new.file, path, problem)
    }

    fn merge(&self) -> Result<Spec, Error> {
        if self.old.kind == Kind::Data && self.new.kind.is_coordinator() {
            return self.merge_coordinator_record();
        }
        if self.old.kind != self.new.kind || self.old.api_key != self.new.api_key {
            let problem = Problem::KindChange {
                old: self.old.kind.name(),
                new: self.new.kind.name(),
            };
            return Err(self.error(&self.new.name, problem));
        }
        let shared = self.stable.intersect(self.new.valid_versions);
        for version in shared.iter() {
            let (known, newer) = (layout(self.old, version), layout(self.new, version));
            if let Some(change) = known.difference(&newer, true) {
                return Err(self.error(&self.new.name, Problem::LayoutChange { version, change }));
            }
        }
        let merged = Spec {
            valid_versions: self.stable.hull(self.new.valid_versions),
            flexible_versions: self.range(
                "flexibleVersions",
                self.old.flexible_versions,
                self.new.flexible_versions,
            )?,
            deprecated_versions: self
                .old
                .deprecated_versions
                .intersect(self.stable)
                .hull(self.new.deprecated_versions),
            former_versions: self.old.former_versions.hull(self.new.former_versions),
            renamed_to: self.new.renamed_to.clone(),
            common_structs: self.common_structs()?,
            fields: self.fields(&self.new.name, &self.old.fields, &self.new.fields)?,
            ..self.new.clone()
        };
        for (source, versions) in [(self.old, self.stable), (self.new, self.new.valid_versions)] {
            for version in versions.iter() {
                if let Some(change) =
                    layout(source, version).difference(&layout(&merged, version), true)
                {
                    return Err(
                        self.error(&self.new.name, Problem::LayoutChange { version, change })
                    );
                }
            }
        }
        Ok(merged)
    }

    /// Up to Kafka 3.9 a key's *version* was the record's type; since 4.0 its type is `apiKey` and its
    /// version 0. The bytes are the same int16 in front of the same fields.
    fn merge_coordinator_record(&self) -> Result<Spec, Error> {
        let mut renumbered = self.old.clone();
        renumbered.kind = self.new.kind;
        renumbered.api_key = self.new.api_key;
        if self.new.kind == Kind::CoordinatorValue {
            return Merger {
                old: &renumbered,
                ..*self
            }
            .merge();
        }
        for version in self.stable.iter() {
            let change = layout(self.old, version).difference(&layout(self.new, 0), false);
            if let Some(change) = change {
                return Err(self.error(&self.new.name, Problem::LayoutChange { version, change }));
            }
        }
        Ok(Spec {
            former_versions: self.stable,
            ..self.new.clone()
        })
    }

    /// The range that holds the old versions' part of `old` and the newer release's part of `new`.
    fn range(&self, name: &'static str, old: Versions, new: Versions) -> Result<Versions, Error> {
        let all = self.stable.hull(self.new.valid_versions);
        let holds = |version: i16| {
            if self.new.valid_versions.contains(version) {
                new.contains(version)
            } else {
                old.contains(version)
            }
        };
        let held: Vec<i16> = all.iter().filter(|version| holds(*version)).collect();
        let (Some(min), Some(max)) = (held.first(), held.last()) else {
            return Ok(Versions::NONE);
        };
        if held.len() != Versions::new(*min, *max).count() {
            return Err(self.error(&self.new.name, Problem::BrokenRange(name)));
        }
        // Where both mean the same versions, the spelling of the newer one stays.
        for spelling in [new, old] {
            if spelling.intersect(all) == Versions::new(*min, *max) {
                return Ok(spelling);
            }
        }
        let is_open = *max == all.max() && (new.is_open() || old.is_open());
        Ok(if is_open {
            Versions::from(*min)
        } else {
            Versions::new(*min, *max)
        })
    }

    fn common_structs(&self) -> Result<Vec<StructSpec>, Error> {
        let mut merged = Vec::new();
        for new in &self.new.common_structs {
            let old = self
                .old
                .common_structs
                .iter()
                .find(|old| old.name == new.name);
            let fields = match old {
                Some(old) => self.fields(&new.name, &old.fields, &new.fields)?,
                None => new.fields.clone(),
            };
            merged.push(StructSpec {
                fields,
                ..new.clone()
            });
        }
        for old in &self.old.common_structs {
            let is_needed = self.old_only_uses(&self.old.fields, &self.new.fields, &old.name);
            if is_needed && merged.iter().all(|new| new.name != old.name) {
                merged.push(old.clone());
            }
        }
        Ok(merged)
    }

    /// Whether a field that only the older release has is of struct `name`.
    fn old_only_uses(&self, old: &[FieldSpec], new: &[FieldSpec], name: &str) -> bool {
        old.iter().any(|field| {
            let counterpart = new
                .iter()
                .find(|other| names::snake(&other.name) == names::snake(&field.name));
            match counterpart {
                Some(other) => {
                    let (own, others) = (field.fields.as_deref(), other.fields.as_deref());
                    self.old_only_uses(own.unwrap_or_default(), others.unwrap_or_default(), name)
                }
                None => {
                    let element = field.kind.element().name();
                    element == name
                        || struct_fields(self.old, field, element)
                            .iter()
                            .any(|f| f.kind.element().name() == name)
                }
            }
        })
    }

    /// The fields of one struct: the newer release's in its order, those that only the older has behind
    /// what preceded them there.
    fn fields(
        &self,
        path: &str,
        old: &[FieldSpec],
        new: &[FieldSpec],
    ) -> Result<Vec<FieldSpec>, Error> {
        let counterparts = self.counterparts(old, new);
        let mut merged = Vec::new();
        for (index, field) in new.iter().enumerate() {
            match counterparts
                .iter()
                .position(|counterpart| *counterpart == Some(index))
            {
                Some(known) => merged.push(self.field(path, &old[known], field)?),
                None => merged.push(field.clone()),
            }
        }
        for (index, field) in old
            .iter()
            .enumerate()
            .filter(|(index, _)| counterparts[*index].is_none())
        {
            if field.versions.intersect(self.stable).is_empty() {
                continue;
            }
            let predecessor =
                old[..index]
                    .iter()
                    .zip(&counterparts)
                    .next_back()
                    .map(|(old, counterpart)| {
                        counterpart.map_or_else(
                            || old.name.clone(),
                            |new_index| new[new_index].name.clone(),
                        )
                    });
            let position =
                predecessor.and_then(|name| merged.iter().position(|other| other.name == name));
            merged.insert(position.map_or(0, |position| position + 1), field.clone());
        }
        Ok(merged)
    }

    /// For each old field the index of the new one that is the same: of the same name, or in the same
    /// place of a version that both releases have.
    fn counterparts(&self, old: &[FieldSpec], new: &[FieldSpec]) -> Vec<Option<usize>> {
        let named = |name: &str| {
            new.iter()
                .position(|other| names::snake(&other.name) == names::snake(name))
        };
        let mut counterparts: Vec<Option<usize>> =
            old.iter().map(|field| named(&field.name)).collect();
        for version in self.stable.intersect(self.new.valid_versions).iter() {
            for tag in [None].into_iter().chain(
                old.iter()
                    .filter(|field| field.tag.is_some())
                    .map(|field| field.tag),
            ) {
                let of_version = |field: &FieldSpec| {
                    let own_tag = field
                        .tag
                        .filter(|_| field.tagged_versions.contains(version));
                    field.versions.contains(version) && own_tag == tag
                };
                let old_here = (0..old.len()).filter(|index| of_version(&old[*index]));
                let new_here = (0..new.len()).filter(|index| of_version(&new[*index]));
                for (old_index, new_index) in old_here.zip(new_here) {
                    counterparts[old_index].get_or_insert(new_index);
                }
            }
        }
        counterparts
    }

    fn field(&self, path: &str, old: &FieldSpec, new: &FieldSpec) -> Result<FieldSpec, Error> {
        let path = format!("{path}.{}", new.name);
        let range = |name, old, new| {
            self.range(name, old, new).map_err(|error| Error {
                path: path.clone(),
                ..error
            })
        };
        let fields = match (&old.fields, &new.fields) {
            (Some(old), Some(new)) => Some(self.fields(&path, old, new)?),
            (Some(_), None) if matches!(new.kind.element(), Element::Primitive(_)) => None,
            (_, new) => new.clone(),
        };
        Ok(FieldSpec {
            versions: range("versions", old.versions, new.versions)?,
            nullable_versions: range(
                "nullableVersions",
                old.nullable_versions,
                new.nullable_versions,
            )?,
            tagged_versions: range("taggedVersions", old.tagged_versions, new.tagged_versions)?,
            fields,
            ..new.clone()
        })
    }
}
