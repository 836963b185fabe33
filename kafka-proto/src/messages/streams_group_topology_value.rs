//! StreamsGroupTopologyValue, the value of coordinator records of type 23.
//!
//! From `schemas/group/StreamsGroupTopologyValue.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

use crate::wire::prelude::*;

/// `StreamsGroupTopologyValue`, version 0, all flexible.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct StreamsGroupTopologyValue<'a> {
    /// Int32.
    pub epoch: i32,
    /// Array of [`Subtopology`].
    pub subtopologies: Vec<Subtopology<'a>>,
    /// Tagged fields that the spec does not know.
    pub unknown_tagged_fields: UnknownTaggedFields<'a>,
}

impl<'a> Message<'a> for StreamsGroupTopologyValue<'a> {
    const NAME: &'static str = "StreamsGroupTopologyValue";
    const VERSIONS: VersionRange = VersionRange::new(0, 0);
    const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(0, 0);
}

impl<'a> KeyedRecord<'a> for StreamsGroupTopologyValue<'a> {
    const API_KEY: i16 = 23;
}

impl<'a> Structure<'a> for StreamsGroupTopologyValue<'a> {
    #[inline]
    fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
        self.epoch = decoder.i32("epoch")?;
        self.subtopologies = decoder.structures("subtopologies", true, version)?;
        self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
        Ok(())
    }

    fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
        sink.put_i32(self.epoch);
        sink.put_structures("subtopologies", true, version, &self.subtopologies)?;
        sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
    }
}

/// Nested in [`StreamsGroupTopologyValue`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Subtopology<'a> {
    /// String.
    pub subtopology_id: &'a str,
    /// Array of string.
    pub source_topics: Vec<&'a str>,
    /// Array of string.
    pub source_topic_regex: Vec<&'a str>,
    /// Array of [`TopicInfo`].
    pub state_changelog_topics: Vec<TopicInfo<'a>>,
    /// Array of string.
    pub repartition_sink_topics: Vec<&'a str>,
    /// Array of [`TopicInfo`].
    pub repartition_source_topics: Vec<TopicInfo<'a>>,
    /// Array of [`CopartitionGroup`].
    pub copartition_groups: Vec<CopartitionGroup<'a>>,
    /// Tagged fields that the spec does not know.
    pub unknown_tagged_fields: UnknownTaggedFields<'a>,
}

impl<'a> Structure<'a> for Subtopology<'a> {
    #[inline]
    fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
        self.subtopology_id = decoder.string("subtopology_id", true)?;
        self.source_topics = decoder.strings("source_topics", true)?;
        self.source_topic_regex = decoder.strings("source_topic_regex", true)?;
        self.state_changelog_topics =
            decoder.structures("state_changelog_topics", true, version)?;
        self.repartition_sink_topics = decoder.strings("repartition_sink_topics", true)?;
        self.repartition_source_topics =
            decoder.structures("repartition_source_topics", true, version)?;
        self.copartition_groups = decoder.structures("copartition_groups", true, version)?;
        self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
        Ok(())
    }

    fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
        sink.put_string("subtopology_id", true, self.subtopology_id)?;
        sink.put_strings("source_topics", true, &self.source_topics)?;
        sink.put_strings("source_topic_regex", true, &self.source_topic_regex)?;
        sink.put_structures(
            "state_changelog_topics",
            true,
            version,
            &self.state_changelog_topics,
        )?;
        sink.put_strings(
            "repartition_sink_topics",
            true,
            &self.repartition_sink_topics,
        )?;
        sink.put_structures(
            "repartition_source_topics",
            true,
            version,
            &self.repartition_source_topics,
        )?;
        sink.put_structures(
            "copartition_groups",
            true,
            version,
            &self.copartition_groups,
        )?;
        sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
    }
}

/// Nested in [`StreamsGroupTopologyValue`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct TopicInfo<'a> {
    /// String.
    pub name: &'a str,
    /// Int32.
    pub partitions: i32,
    /// Int16.
    pub replication_factor: i16,
    /// Array of [`TopicConfig`].
    pub topic_configs: Vec<TopicConfig<'a>>,
    /// Tagged fields that the spec does not know.
    pub unknown_tagged_fields: UnknownTaggedFields<'a>,
}

impl<'a> Structure<'a> for TopicInfo<'a> {
    #[inline]
    fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
        self.name = decoder.string("name", true)?;
        self.partitions = decoder.i32("partitions")?;
        self.replication_factor = decoder.i16("replication_factor")?;
        self.topic_configs = decoder.structures("topic_configs", true, version)?;
        self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
        Ok(())
    }

    fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
        sink.put_string("name", true, self.name)?;
        sink.put_i32(self.partitions);
        sink.put_i16(self.replication_factor);
        sink.put_structures("topic_configs", true, version, &self.topic_configs)?;
        sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
    }
}

/// Nested in [`StreamsGroupTopologyValue`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct TopicConfig<'a> {
    /// String.
    pub key: &'a str,
    /// String.
    pub value: &'a str,
    /// Tagged fields that the spec does not know.
    pub unknown_tagged_fields: UnknownTaggedFields<'a>,
}

impl<'a> Structure<'a> for TopicConfig<'a> {
    #[inline]
    fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
        self.key = decoder.string("key", true)?;
        self.value = decoder.string("value", true)?;
        self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
        Ok(())
    }

    fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
        sink.put_string("key", true, self.key)?;
        sink.put_string("value", true, self.value)?;
        sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
    }
}

/// Nested in [`StreamsGroupTopologyValue`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct CopartitionGroup<'a> {
    /// Array of int16.
    pub source_topics: Array<'a, i16>,
    /// Array of int16.
    pub source_topic_regex: Array<'a, i16>,
    /// Array of int16.
    pub repartition_source_topics: Array<'a, i16>,
    /// Tagged fields that the spec does not know.
    pub unknown_tagged_fields: UnknownTaggedFields<'a>,
}

impl<'a> Structure<'a> for CopartitionGroup<'a> {
    #[inline]
    fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
        self.source_topics = decoder.array("source_topics", true)?;
        self.source_topic_regex = decoder.array("source_topic_regex", true)?;
        self.repartition_source_topics = decoder.array("repartition_source_topics", true)?;
        self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
        Ok(())
    }

    fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
        sink.put_array("source_topics", true, self.source_topics)?;
        sink.put_array("source_topic_regex", true, self.source_topic_regex)?;
        sink.put_array(
            "repartition_source_topics",
            true,
            self.repartition_source_topics,
        )?;
        sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
    }
}
