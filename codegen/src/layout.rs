//! What one version of a message looks like on the wire: the measure of whether two specs agree.

use crate::names;
use crate::spec::{Element, FieldSpec, Spec, Type};
use std::fmt;

/// A struct in one version.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Layout {
    /// The fields in wire order, untagged ones only.
    pub fields: Vec<LayoutField>,
    /// The tagged ones, by tag.
    pub tagged: Vec<(u32, LayoutField)>,
}

/// A field in one version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LayoutField {
    pub name: String,
    pub kind: LayoutKind,
    pub is_array: bool,
    pub is_nullable: bool,
    pub is_compact: bool,
}

/// A field's type, names of structs left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LayoutKind {
    Primitive(&'static str),
    Struct(Layout),
}

/// The layout of `version`. Structs that the spec does not declare are empty.
pub fn layout(spec: &Spec, version: i16) -> Layout {
    structure(spec, &spec.fields, version, 0)
}

/// Deeper than any spec goes; a recursive one is for `resolve` to refuse.
const MAX_DEPTH: usize = 16;

fn structure(spec: &Spec, fields: &[FieldSpec], version: i16, depth: usize) -> Layout {
    let mut layout = Layout::default();
    if depth > MAX_DEPTH {
        return layout;
    }
    for field in fields
        .iter()
        .filter(|field| field.versions.contains(version))
    {
        let kind = match field.kind.element() {
            Element::Primitive(primitive) => LayoutKind::Primitive(primitive.name()),
            Element::Struct(name) => LayoutKind::Struct(structure(
                spec,
                struct_fields(spec, field, name),
                version,
                depth + 1,
            )),
        };
        let described = LayoutField {
            name: names::snake(&field.name),
            kind,
            is_array: matches!(field.kind, Type::Array(_)),
            is_nullable: field.nullable_versions.contains(version),
            is_compact: field
                .flexible_versions
                .unwrap_or(spec.flexible_versions)
                .contains(version),
        };
        match field
            .tag
            .filter(|_| field.tagged_versions.contains(version))
        {
            Some(tag) => layout.tagged.push((tag, described)),
            None => layout.fields.push(described),
        }
    }
    layout.tagged.sort_by_key(|(tag, _)| *tag);
    layout
}

/// The fields of the struct that `field` is of.
pub fn struct_fields<'s>(spec: &'s Spec, field: &'s FieldSpec, name: &str) -> &'s [FieldSpec] {
    if let Some(fields) = &field.fields {
        return fields;
    }
    fn inline<'s>(fields: &'s [FieldSpec], name: &str) -> Option<&'s [FieldSpec]> {
        fields.iter().find_map(|field| {
            let nested = field.fields.as_deref()?;
            if field.kind.element().name() == name {
                Some(nested)
            } else {
                inline(nested, name)
            }
        })
    }
    spec.common_structs
        .iter()
        .find_map(|common| {
            if common.name == name {
                Some(common.fields.as_slice())
            } else {
                inline(&common.fields, name)
            }
        })
        .or_else(|| inline(&spec.fields, name))
        .unwrap_or_default()
}

impl Layout {
    /// How `other` differs on the wire, if it does. Names may differ. With `may_grow`, `other` may have
    /// tagged fields that this lacks, which is how Kafka extends a version that is out.
    pub fn difference(&self, other: &Self, may_grow: bool) -> Option<String> {
        for (own, others) in self.fields.iter().zip(&other.fields) {
            if let Some(difference) = own.difference(others, may_grow) {
                return Some(difference);
            }
        }
        if let Some(lost) = self.fields.get(other.fields.len()) {
            return Some(format!("field {lost} is gone"));
        }
        if let Some(new) = other.fields.get(self.fields.len()) {
            return Some(format!("field {new} is new"));
        }
        for (tag, own) in &self.tagged {
            match other.tagged.iter().find(|(other, _)| other == tag) {
                Some((_, others)) => {
                    if let Some(difference) = own.difference(others, may_grow) {
                        return Some(difference);
                    }
                }
                None => return Some(format!("field {own} with tag {tag} is gone")),
            }
        }
        let new = other
            .tagged
            .iter()
            .find(|(tag, _)| self.tagged.iter().all(|(own, _)| own != tag));
        new.filter(|_| !may_grow)
            .map(|(tag, field)| format!("field {field} with tag {tag} is new"))
    }
}

impl LayoutField {
    fn difference(&self, other: &Self, may_grow: bool) -> Option<String> {
        let inner = match (&self.kind, &other.kind) {
            (LayoutKind::Struct(own), LayoutKind::Struct(others)) => {
                own.difference(others, may_grow)
            }
            (LayoutKind::Primitive(own), LayoutKind::Primitive(others)) if own == others => None,
            _ => return Some(format!("field {self} becomes {other}")),
        };
        if let Some(inner) = inner {
            return Some(format!("in {}, {inner}", self.name));
        }
        let same = self.is_array == other.is_array
            && self.is_nullable == other.is_nullable
            && self.is_compact == other.is_compact;
        (!same).then(|| format!("field {self} becomes {other}"))
    }
}

impl fmt::Display for LayoutField {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = match &self.kind {
            LayoutKind::Primitive(name) => name,
            LayoutKind::Struct(_) => "struct",
        };
        write!(
            f,
            "{} ({}{}{kind}{})",
            self.name,
            if self.is_nullable { "nullable " } else { "" },
            if self.is_compact { "compact " } else { "" },
            if self.is_array { " array" } else { "" },
        )
    }
}
