//! Random bytes of a message, made from its spec alone: a reading of the spec language that shares no
//! code with the crate's.

use codegen::model::{Field, Message, Struct, Value};
use codegen::spec::{Element, Primitive, Type};

/// What a message is filled with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// Zeros, nothing, no tags.
    Defaults,
    /// Some elements, some nulls, some tags.
    Sparse,
    /// Three elements each, all tags, unknown tags too.
    Full,
    /// The ends of ranges, text past ASCII.
    Extreme,
    /// No value that is anyone's default.
    Marked,
}

/// A small generator whose stream a seed fixes.
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    pub fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn one_in(&mut self, n: u64) -> bool {
        self.next().is_multiple_of(n)
    }
}

/// The bytes of a message in a version.
pub fn bytes(message: &Message, version: i16, style: Style, random: &mut Random) -> Vec<u8> {
    let mut writer = Writer {
        message,
        version,
        style,
        random,
        out: Vec::new(),
    };
    writer.structure(&message.structs[0]);
    writer.out
}

struct Writer<'w> {
    message: &'w Message,
    version: i16,
    style: Style,
    random: &'w mut Random,
    out: Vec<u8>,
}

impl<'w> Writer<'w> {
    fn structure(&mut self, structure: &'w Struct) {
        let version = self.version;
        let is_tagged = |field: &Field| field.tag.is_some() && field.tagged.contains(version);
        for field in structure
            .fields
            .iter()
            .filter(|field| field.versions.contains(version))
        {
            if !is_tagged(field) {
                self.field(field, false);
            }
        }
        if !self.message.flexible.contains(version) {
            return;
        }
        let mut tags: Vec<(u32, Vec<u8>)> = Vec::new();
        for field in structure.fields.iter().filter(|field| is_tagged(field)) {
            let wanted = match self.style {
                Style::Defaults => false,
                Style::Sparse => self.random.one_in(2),
                Style::Full | Style::Extreme | Style::Marked => true,
            };
            if let (true, Some(tag)) = (wanted, field.tag) {
                let before = std::mem::take(&mut self.out);
                self.tagged(field);
                tags.push((tag, std::mem::replace(&mut self.out, before)));
            }
        }
        if self.style == Style::Full {
            tags.push((100, vec![1, 2, 3]));
            tags.push((70_000, Vec::new()));
        }
        tags.sort_by_key(|(tag, _)| *tag);
        self.varint(tags.len() as u32);
        for (tag, content) in tags {
            self.varint(tag);
            self.varint(content.len() as u32);
            self.out.extend(content);
        }
    }

    /// A tagged field's content, which is never the default: that is not written.
    fn tagged(&mut self, field: &'w Field) {
        match (&field.kind, &field.default) {
            (Type::One(Element::Primitive(Primitive::Bool)), Value::Bool(default)) => {
                self.out.push(u8::from(!default));
            }
            (Type::One(Element::Primitive(primitive)), Value::Int(default)) => {
                self.integer(*primitive, default.wrapping_add(7) & 0x7f);
            }
            (Type::One(Element::Primitive(Primitive::String)), _) => {
                self.varint(4);
                self.out.extend(b"tag");
            }
            (Type::One(Element::Primitive(Primitive::Bytes)), _) => self.out.extend([3, 1, 2]),
            (Type::One(Element::Primitive(Primitive::Uuid)), _) => self.out.extend([9; 16]),
            (Type::One(Element::Struct(name)), _) => {
                if field.is_nullable() {
                    self.varint(1);
                }
                // A struct of defaults would be the default, which is not written.
                let style = std::mem::replace(&mut self.style, Style::Marked);
                self.named(name);
                self.style = style;
            }
            (Type::Array(_), _) => self.array(field, 2),
            (Type::One(Element::Primitive(_)), _) => self.out.extend(7f64.to_be_bytes()),
        }
    }

    fn named(&mut self, name: &str) {
        let message = self.message;
        let structure = message
            .structs
            .iter()
            .find(|structure| structure.name == name);
        self.structure(structure.expect("a resolved spec has its structs"));
    }

    fn field(&mut self, field: &'w Field, in_array: bool) {
        let nullable = field.nullable.contains(self.version) && !in_array;
        let is_null = nullable
            && match self.style {
                Style::Defaults => true,
                Style::Sparse => self.random.one_in(2),
                Style::Full | Style::Extreme | Style::Marked => false,
            };
        match &field.kind {
            Type::One(Element::Struct(name)) => {
                if nullable {
                    self.out.push(if is_null { 0xff } else { 1 });
                }
                if !is_null {
                    self.named(name);
                }
            }
            Type::One(Element::Primitive(primitive)) if primitive.is_sized() => {
                self.sized(field, *primitive, is_null);
            }
            Type::One(Element::Primitive(primitive)) => {
                let value = self.number();
                self.integer(*primitive, value);
            }
            Type::Array(_) if is_null => self.length(field, false, None),
            Type::Array(_) => {
                let count = match self.style {
                    Style::Defaults => 0,
                    Style::Sparse => self.random.next() as usize % 3,
                    Style::Full => 3,
                    Style::Extreme | Style::Marked => 1,
                };
                self.array(field, count);
            }
        }
    }

    fn array(&mut self, field: &'w Field, count: usize) {
        self.length(field, false, Some(count));
        for _ in 0..count {
            match field.kind.element() {
                Element::Struct(name) => self.named(name),
                Element::Primitive(Primitive::String) => {
                    self.sized(field, Primitive::String, false)
                }
                Element::Primitive(primitive) => {
                    let value = self.number();
                    self.integer(*primitive, value);
                }
            }
        }
    }

    fn number(&mut self) -> i64 {
        match self.style {
            Style::Defaults => 0,
            Style::Sparse | Style::Full => self.random.next().cast_signed(),
            Style::Marked => 77,
            Style::Extreme => [i64::MIN, i64::MAX, -1][self.random.next() as usize % 3],
        }
    }

    fn integer(&mut self, primitive: Primitive, value: i64) {
        let bytes = value.to_be_bytes();
        match primitive {
            Primitive::Bool => self.out.push(u8::from(value & 1 == 1)),
            Primitive::Int8 => self.out.push(bytes[7]),
            Primitive::Int16 | Primitive::Uint16 => self.out.extend(&bytes[6..]),
            Primitive::Int32 | Primitive::Uint32 => self.out.extend(&bytes[4..]),
            Primitive::Int64 => self.out.extend(bytes),
            // Not every bit pattern is one value: a NaN does not equal itself.
            Primitive::Float64 => self.out.extend((value as f64).to_be_bytes()),
            _ => self.out.extend([bytes, bytes].concat()),
        }
    }

    fn sized(&mut self, field: &Field, primitive: Primitive, is_null: bool) {
        if is_null {
            return self.length(field, primitive == Primitive::String, None);
        }
        let is_text = primitive == Primitive::String;
        let content: Vec<u8> = match self.style {
            Style::Defaults => Vec::new(),
            Style::Marked => b"mark".to_vec(),
            Style::Sparse => b"name"[..self.random.next() as usize % 5].to_vec(),
            Style::Full if is_text => "x".repeat(130).into_bytes(),
            Style::Full => vec![0xfe; 130],
            Style::Extreme if is_text => "größe 𝄞 \u{7ff}".as_bytes().to_vec(),
            Style::Extreme => vec![0xff, 0, 0x80],
        };
        self.length(field, is_text, Some(content.len()));
        self.out.extend(content);
    }

    fn length(&mut self, field: &Field, is_text: bool, length: Option<usize>) {
        if field.flexible.contains(self.version) {
            return self.varint(length.map_or(0, |length| length as u32 + 1));
        }
        let number = length.map_or(-1, |length| length as i64);
        self.integer(
            if is_text {
                Primitive::Int16
            } else {
                Primitive::Int32
            },
            number,
        );
    }

    fn varint(&mut self, mut value: u32) {
        while value > 0x7f {
            self.out.push((value & 0x7f) as u8 | 0x80);
            value >>= 7;
        }
        self.out.push(value as u8);
    }
}
