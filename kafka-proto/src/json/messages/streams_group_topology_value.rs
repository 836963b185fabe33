//! StreamsGroupTopologyValue as JSON.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

use crate::json::form::*;
use crate::messages::streams_group_topology_value::*;

impl<'a> JsonStructure<'a> for StreamsGroupTopologyValue<'a> {
    fn write_json(&self, object: &mut ObjectWriter) {
        object.put("epoch", &self.epoch);
        object.put("subtopologies", &self.subtopologies);
    }

    fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
        object.required("epoch", &mut self.epoch)?;
        object.required("subtopologies", &mut self.subtopologies)?;
        Ok(())
    }
}

impl<'a> JsonStructure<'a> for Subtopology<'a> {
    fn write_json(&self, object: &mut ObjectWriter) {
        object.put("subtopologyId", &self.subtopology_id);
        object.put("sourceTopics", &self.source_topics);
        object.put("sourceTopicRegex", &self.source_topic_regex);
        object.put("stateChangelogTopics", &self.state_changelog_topics);
        object.put("repartitionSinkTopics", &self.repartition_sink_topics);
        object.put("repartitionSourceTopics", &self.repartition_source_topics);
        object.put("copartitionGroups", &self.copartition_groups);
    }

    fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
        object.required("subtopologyId", &mut self.subtopology_id)?;
        object.required("sourceTopics", &mut self.source_topics)?;
        object.required("sourceTopicRegex", &mut self.source_topic_regex)?;
        object.required("stateChangelogTopics", &mut self.state_changelog_topics)?;
        object.required("repartitionSinkTopics", &mut self.repartition_sink_topics)?;
        object.required(
            "repartitionSourceTopics",
            &mut self.repartition_source_topics,
        )?;
        object.required("copartitionGroups", &mut self.copartition_groups)?;
        Ok(())
    }
}

impl<'a> JsonStructure<'a> for TopicInfo<'a> {
    fn write_json(&self, object: &mut ObjectWriter) {
        object.put("name", &self.name);
        object.put("partitions", &self.partitions);
        object.put("replicationFactor", &self.replication_factor);
        object.put("topicConfigs", &self.topic_configs);
    }

    fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
        object.required("name", &mut self.name)?;
        object.required("partitions", &mut self.partitions)?;
        object.required("replicationFactor", &mut self.replication_factor)?;
        object.required("topicConfigs", &mut self.topic_configs)?;
        Ok(())
    }
}

impl<'a> JsonStructure<'a> for TopicConfig<'a> {
    fn write_json(&self, object: &mut ObjectWriter) {
        object.put("key", &self.key);
        object.put("value", &self.value);
    }

    fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
        object.required("key", &mut self.key)?;
        object.required("value", &mut self.value)?;
        Ok(())
    }
}

impl<'a> JsonStructure<'a> for CopartitionGroup<'a> {
    fn write_json(&self, object: &mut ObjectWriter) {
        object.put("sourceTopics", &self.source_topics);
        object.put("sourceTopicRegex", &self.source_topic_regex);
        object.put("repartitionSourceTopics", &self.repartition_source_topics);
    }

    fn read_json(&mut self, object: &ObjectReader<'a>) -> Result {
        object.required("sourceTopics", &mut self.source_topics)?;
        object.required("sourceTopicRegex", &mut self.source_topic_regex)?;
        object.required(
            "repartitionSourceTopics",
            &mut self.repartition_source_topics,
        )?;
        Ok(())
    }
}
