//! JSON text into [`Spec`]s. What is prose (`about`, comments) is left behind.

use crate::comments;
use crate::error::{Error, Problem};
use crate::names;
use crate::spec::{Element, FieldSpec, Kind, Primitive, Spec, SpecSet, StructSpec, Type};
use crate::versions::Versions;
use serde_json::{Map, Value};

type Object = Map<String, Value>;

const MESSAGE_KEYS: [&str; 13] = [
    "apiKey",
    "type",
    "listeners",
    "name",
    "validVersions",
    "deprecatedVersions",
    "flexibleVersions",
    "latestVersionUnstable",
    "formerVersions",
    "renamedTo",
    "about",
    "commonStructs",
    "fields",
];
const STRUCT_KEYS: [&str; 4] = ["name", "versions", "fields", "about"];
const FIELD_KEYS: [&str; 14] = [
    "name",
    "type",
    "versions",
    "nullableVersions",
    "taggedVersions",
    "tag",
    "flexibleVersions",
    "default",
    "ignorable",
    "mapKey",
    "zeroCopy",
    "entityType",
    "fields",
    "about",
];

/// Reads a spec. `file` is what errors call it.
///
/// # Errors
///
/// If the text is not a spec.
pub fn parse(file: &str, text: &str) -> Result<Spec, Error> {
    let top = Reader {
        file,
        path: String::new(),
    };
    let stripped = comments::strip(text).ok_or_else(|| top.error(Problem::OpenComment))?;
    let json: Value = serde_json::from_str(&stripped)
        .map_err(|error| top.error(Problem::NotJson(error.to_string())))?;
    let object = json
        .as_object()
        .ok_or_else(|| top.error(Problem::NotJson("no object".into())))?;
    let name = top.name(object)?;
    let reader = top.within(&name);
    reader.known_keys(object, &MESSAGE_KEYS)?;
    let kind = reader
        .text(object, "type")?
        .ok_or_else(|| reader.error(Problem::MissingKey("type")))?;
    let kind = Kind::ALL
        .into_iter()
        .find(|known| known.name() == kind)
        .ok_or_else(|| reader.error(Problem::UnknownKind(kind.to_owned())))?;
    let valid_versions = reader.required_versions(object, "validVersions")?;
    let fields = reader.fields(object)?;
    if fields.is_none() && !valid_versions.is_empty() {
        return Err(reader.error(Problem::MissingKey("fields")));
    }
    let mut common_structs = Vec::new();
    for value in reader.list(object, "commonStructs")?.unwrap_or_default() {
        common_structs.push(reader.common_struct(value)?);
    }
    Ok(Spec {
        file: file.to_owned(),
        kind,
        api_key: reader.api_key(object)?,
        listeners: reader.texts(object, "listeners")?,
        valid_versions,
        deprecated_versions: reader
            .versions(object, "deprecatedVersions")?
            .unwrap_or(Versions::NONE),
        flexible_versions: reader
            .versions(object, "flexibleVersions")?
            .unwrap_or(Versions::NONE),
        latest_version_unstable: reader.flag(object, "latestVersionUnstable")?,
        former_versions: reader
            .versions(object, "formerVersions")?
            .unwrap_or(Versions::NONE),
        renamed_to: reader.text(object, "renamedTo")?.map(str::to_owned),
        common_structs,
        fields: fields.unwrap_or_default(),
        name,
    })
}

/// Reads values out of objects, and knows what to call them in errors.
struct Reader<'f> {
    file: &'f str,
    path: String,
}

impl Reader<'_> {
    fn error(&self, problem: Problem) -> Error {
        Error::new(self.file, &self.path, problem)
    }

    fn wrong(&self, key: &'static str, expected: &'static str) -> Error {
        self.error(Problem::WrongValue { key, expected })
    }

    fn within(&self, name: &str) -> Self {
        let path = if self.path.is_empty() {
            name.to_owned()
        } else {
            format!("{}.{name}", self.path)
        };
        Self {
            file: self.file,
            path,
        }
    }

    fn known_keys(&self, object: &Object, known: &[&str]) -> Result<(), Error> {
        match object.keys().find(|key| !known.contains(&key.as_str())) {
            Some(key) => Err(self.error(Problem::UnknownKey(key.clone()))),
            None => Ok(()),
        }
    }

    fn name(&self, object: &Object) -> Result<String, Error> {
        let name = self
            .text(object, "name")?
            .ok_or_else(|| self.error(Problem::MissingKey("name")))?;
        if names::is_name(name) {
            Ok(name.to_owned())
        } else {
            Err(self.error(Problem::BadName(name.to_owned())))
        }
    }

    fn text<'o>(&self, object: &'o Object, key: &'static str) -> Result<Option<&'o str>, Error> {
        match object.get(key) {
            None => Ok(None),
            Some(Value::String(text)) => Ok(Some(text)),
            Some(_) => Err(self.wrong(key, "a string")),
        }
    }

    fn texts(&self, object: &Object, key: &'static str) -> Result<Vec<String>, Error> {
        let values = self.list(object, key)?.unwrap_or_default();
        values
            .iter()
            .map(|value| {
                value
                    .as_str()
                    .map(str::to_owned)
                    .ok_or_else(|| self.wrong(key, "a list of strings"))
            })
            .collect()
    }

    fn list<'o>(
        &self,
        object: &'o Object,
        key: &'static str,
    ) -> Result<Option<&'o [Value]>, Error> {
        match object.get(key) {
            None => Ok(None),
            Some(Value::Array(values)) => Ok(Some(values)),
            Some(_) => Err(self.wrong(key, "a list")),
        }
    }

    fn flag(&self, object: &Object, key: &'static str) -> Result<Option<bool>, Error> {
        match object.get(key) {
            None => Ok(None),
            Some(Value::Bool(flag)) => Ok(Some(*flag)),
            Some(_) => Err(self.wrong(key, "true or false")),
        }
    }

    fn versions(&self, object: &Object, key: &'static str) -> Result<Option<Versions>, Error> {
        let Some(text) = self.text(object, key)? else {
            return Ok(None);
        };
        match Versions::parse(text) {
            Some(versions) => Ok(Some(versions)),
            None => Err(self.error(Problem::BadVersions(text.to_owned()))),
        }
    }

    fn required_versions(&self, object: &Object, key: &'static str) -> Result<Versions, Error> {
        self.versions(object, key)?
            .ok_or_else(|| self.error(Problem::MissingKey(key)))
    }

    fn api_key(&self, object: &Object) -> Result<Option<i16>, Error> {
        let Some(value) = object.get("apiKey") else {
            return Ok(None);
        };
        let key = value.as_i64().and_then(|key| i16::try_from(key).ok());
        key.map(Some)
            .ok_or_else(|| self.wrong("apiKey", "an int16"))
    }

    fn common_struct(&self, value: &Value) -> Result<StructSpec, Error> {
        let object = value
            .as_object()
            .ok_or_else(|| self.wrong("commonStructs", "a list of objects"))?;
        let name = self.name(object)?;
        let reader = self.within(&name);
        reader.known_keys(object, &STRUCT_KEYS)?;
        Ok(StructSpec {
            versions: reader.required_versions(object, "versions")?,
            fields: reader
                .fields(object)?
                .ok_or_else(|| reader.error(Problem::MissingKey("fields")))?,
            name,
        })
    }

    fn fields(&self, object: &Object) -> Result<Option<Vec<FieldSpec>>, Error> {
        let Some(values) = self.list(object, "fields")? else {
            return Ok(None);
        };
        values
            .iter()
            .map(|value| self.field(value))
            .collect::<Result<_, _>>()
            .map(Some)
    }

    fn field(&self, value: &Value) -> Result<FieldSpec, Error> {
        let object = value
            .as_object()
            .ok_or_else(|| self.wrong("fields", "a list of objects"))?;
        let name = self.name(object)?;
        let reader = self.within(&name);
        reader.known_keys(object, &FIELD_KEYS)?;
        let kind = reader
            .text(object, "type")?
            .ok_or_else(|| reader.error(Problem::MissingKey("type")))?;
        let tagged_versions = reader.versions(object, "taggedVersions")?;
        // A field that only says when it is tagged is there in just those versions.
        let versions = reader.versions(object, "versions")?.or(tagged_versions);
        Ok(FieldSpec {
            kind: reader.kind(kind)?,
            versions: versions.ok_or_else(|| reader.error(Problem::MissingKey("versions")))?,
            nullable_versions: reader
                .versions(object, "nullableVersions")?
                .unwrap_or(Versions::NONE),
            tagged_versions: tagged_versions.unwrap_or(Versions::NONE),
            tag: reader.tag(object)?,
            flexible_versions: reader.versions(object, "flexibleVersions")?,
            default: reader.default(object)?,
            ignorable: reader.flag(object, "ignorable")?.unwrap_or(false),
            map_key: reader.flag(object, "mapKey")?.unwrap_or(false),
            zero_copy: reader.flag(object, "zeroCopy")?.unwrap_or(false),
            entity_type: reader.text(object, "entityType")?.map(str::to_owned),
            fields: reader.fields(object)?,
            name,
        })
    }

    fn kind(&self, text: &str) -> Result<Type, Error> {
        let (name, is_array) = match text.strip_prefix("[]") {
            Some(element) => (element, true),
            None => (text, false),
        };
        let element = match Primitive::ALL
            .into_iter()
            .find(|primitive| primitive.name() == name)
        {
            Some(primitive) => Element::Primitive(primitive),
            None if name.starts_with(|c: char| c.is_ascii_uppercase()) && names::is_name(name) => {
                Element::Struct(name.to_owned())
            }
            None => return Err(self.error(Problem::UnknownType(text.to_owned()))),
        };
        match (&element, is_array) {
            (Element::Primitive(Primitive::Bytes | Primitive::Records), true) => {
                Err(self.error(Problem::UnsupportedType(text.to_owned())))
            }
            (_, true) => Ok(Type::Array(element)),
            (_, false) => Ok(Type::One(element)),
        }
    }

    /// Kafka writes some tags as strings.
    fn tag(&self, object: &Object) -> Result<Option<u32>, Error> {
        let Some(value) = object.get("tag") else {
            return Ok(None);
        };
        let number = match value {
            Value::String(text) => text.parse().ok(),
            other => other.as_u64().and_then(|tag| u32::try_from(tag).ok()),
        };
        number
            .filter(|tag| *tag <= i32::MAX as u32)
            .map(Some)
            .ok_or_else(|| self.wrong("tag", "an int32 from 0"))
    }

    /// Kafka writes defaults as strings or as what they are. JSON's null is no default at all: only the
    /// string is null.
    fn default(&self, object: &Object) -> Result<Option<String>, Error> {
        match object.get("default") {
            None | Some(Value::Null) => Ok(None),
            Some(Value::String(text)) => Ok(Some(text.clone())),
            Some(Value::Bool(flag)) => Ok(Some(flag.to_string())),
            Some(Value::Number(number)) => Ok(Some(number.to_string())),
            Some(_) => Err(self.wrong("default", "a string, a number or a bool")),
        }
    }
}

/// Reads many specs. The same spec may come twice, as it does in Kafka's jars.
///
/// # Errors
///
/// As [`parse`], and if a message comes with two contents.
pub fn parse_all<'t>(
    texts: impl IntoIterator<Item = (&'t str, &'t str)>,
) -> Result<SpecSet, Error> {
    let mut specs = SpecSet::new();
    for (file, text) in texts {
        let spec = parse(file, text)?;
        match specs.get(&spec.name) {
            Some(other)
                if *other
                    != (Spec {
                        file: other.file.clone(),
                        ..spec.clone()
                    }) =>
            {
                return Err(Error::new(
                    file,
                    &spec.name,
                    Problem::DuplicateMessage(other.file.clone()),
                ));
            }
            Some(_) => {}
            None => {
                specs.insert(spec.name.clone(), spec);
            }
        }
    }
    Ok(specs)
}
