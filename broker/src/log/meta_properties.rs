//! `meta.properties`: which cluster and node a data directory belongs to, and its own id (KIP-858).

use kafka_proto::Uuid;

/// The content of version 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MetaProperties {
    /// `cluster.id`
    pub cluster_id: String,
    /// `node.id`
    pub node_id: i32,
    /// `directory.id`; also in every partition's metadata record.
    pub directory_id: Uuid,
}

impl MetaProperties {
    /// The file's text, in the order Kafka writes it.
    pub(super) fn write(&self) -> String {
        format!(
            "#\ncluster.id={}\ndirectory.id={}\nnode.id={}\nversion=1\n",
            self.cluster_id, self.directory_id, self.node_id
        )
    }

    /// Reads the file.
    ///
    /// # Errors
    /// What is missing or wrong, in words.
    pub(super) fn read(text: &str) -> Result<Self, String> {
        let property = |name: &str| {
            text.lines()
                .map(str::trim_start)
                .filter(|line| !line.starts_with(['#', '!']))
                .filter_map(|line| line.split_once(['=', ':']))
                .rfind(|(key, _)| key.trim() == name)
                .map(|(_, value)| unescape(value.trim()))
        };
        match property("version").as_deref() {
            Some("1") => {}
            Some("0") => {
                return Err("version 0: the directory was written in ZooKeeper mode".to_owned());
            }
            Some(version) => return Err(format!("unknown version {version}")),
            None => return Err("version is missing".to_owned()),
        }
        let required = |name: &str| property(name).ok_or_else(|| format!("{name} is missing"));
        let node_id = required("node.id")?;
        let directory_id = required("directory.id")?;
        Ok(Self {
            cluster_id: required("cluster.id")?,
            node_id: node_id
                .parse()
                .map_err(|_| format!("node.id {node_id} is not a number"))?,
            directory_id: directory_id
                .parse()
                .map_err(|_| format!("directory.id {directory_id} is not an id"))?,
        })
    }
}

/// Java's property files put a backslash before some characters.
fn unescape(value: &str) -> String {
    let mut plain = String::with_capacity(value.len());
    let mut characters = value.chars();
    while let Some(character) = characters.next() {
        plain.extend(if character == '\\' {
            characters.next()
        } else {
            Some(character)
        });
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_read_and_written_alike() {
        let properties = MetaProperties {
            cluster_id: "xMrIU4IfSrGBU_ekrgT5Gw".to_owned(),
            node_id: 1,
            directory_id: Uuid::from_bytes([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16]),
        };
        assert_eq!(MetaProperties::read(&properties.write()), Ok(properties));
    }

    #[test]
    fn what_is_wrong_is_said() {
        let wrong = |text: &str| MetaProperties::read(text).expect_err("refused");
        assert_eq!(wrong(""), "version is missing");
        assert_eq!(wrong("version=2\n"), "unknown version 2");
        assert_eq!(
            wrong("version=0\nbroker.id=1\n"),
            "version 0: the directory was written in ZooKeeper mode"
        );
        assert_eq!(wrong("version=1\ncluster.id=a\n"), "node.id is missing");
        assert_eq!(
            wrong("version=1\ncluster.id=a\nnode.id=x\ndirectory.id=AAAAAAAAAAAAAAAAAAAAAQ\n"),
            "node.id x is not a number"
        );
    }

    #[test]
    fn javas_escapes_are_undone() {
        let text = "#\n#Sat Nov 21 03:00:00 UTC 2026\ncluster.id=a\\:b\ndirectory.id=AAAAAAAAAAAAAAAAAAAAAQ\nnode.id=7\nversion=1\n";
        assert_eq!(MetaProperties::read(text).expect("read").cluster_id, "a:b");
    }
}
