//! [`Contents`]: files that a host holds in memory, to be read by any number of VMs.

use super::system::{Entry, File, FileSystem, Kind, Metadata, Open};
use std::collections::BTreeMap;
use std::ffi::OsString;
use std::io;
use std::path::{Component, Path};
use std::sync::Arc;

#[derive(Debug)]
enum Node {
    File(Arc<[u8]>),
    Folder(BTreeMap<OsString, Node>),
}

/// A tree of files whose bytes are shared.
#[derive(Debug)]
pub struct Contents(Node);

impl Contents {
    pub fn new() -> Contents {
        Contents(Node::Folder(BTreeMap::new()))
    }

    /// Adds a file, and the folders that it lies in. Of two files of one name the last one counts.
    ///
    /// Errors: `InvalidInput` if the path has a `..`, `NotADirectory` if it leads through a file, `IsADirectory` if it names a folder.
    pub fn insert(&mut self, path: &Path, bytes: Arc<[u8]>) -> io::Result<()> {
        let mut names = Vec::new();
        for component in path.components() {
            match component {
                Component::Normal(name) => names.push(name.to_owned()),
                Component::RootDir | Component::CurDir => {}
                _ => return Err(io::ErrorKind::InvalidInput.into()),
            }
        }
        let Some(last) = names.pop() else { return Err(io::ErrorKind::IsADirectory.into()) };
        let mut node = &mut self.0;
        for name in names {
            let Node::Folder(entries) = node else { return Err(io::ErrorKind::NotADirectory.into()) };
            node = entries.entry(name).or_insert_with(|| Node::Folder(BTreeMap::new()));
        }
        let Node::Folder(entries) = node else { return Err(io::ErrorKind::NotADirectory.into()) };
        match entries.get(&last) {
            Some(Node::Folder(_)) => Err(io::ErrorKind::IsADirectory.into()),
            _ => {
                entries.insert(last, Node::File(bytes));
                Ok(())
            }
        }
    }

    fn find(&self, path: &Path) -> io::Result<&Node> {
        path.iter().try_fold(&self.0, |node, name| match node {
            Node::Folder(entries) => entries.get(name).ok_or(io::ErrorKind::NotFound.into()),
            Node::File(_) => Err(io::ErrorKind::NotADirectory.into()),
        })
    }
}

impl Default for Contents {
    fn default() -> Contents {
        Contents::new()
    }
}

impl FileSystem for Contents {
    fn metadata(&self, path: &Path) -> io::Result<Metadata> {
        Ok(match self.find(path)? {
            Node::File(bytes) => Metadata::file(bytes.len() as u64),
            Node::Folder(_) => Metadata::folder(),
        })
    }

    fn entries(&self, path: &Path) -> io::Result<Vec<Entry>> {
        let Node::Folder(entries) = self.find(path)? else {
            return Err(io::ErrorKind::NotADirectory.into());
        };
        let entry = |(name, node): (&OsString, &Node)| Entry {
            name: name.clone(),
            kind: if matches!(node, Node::File(_)) { Kind::File } else { Kind::Folder },
        };
        Ok(entries.iter().map(entry).collect())
    }

    fn open(&self, path: &Path, how: Open) -> io::Result<Box<dyn File>> {
        if how.write || how.create || how.truncate {
            return Err(io::ErrorKind::ReadOnlyFilesystem.into());
        }
        match self.find(path)? {
            Node::File(bytes) => Ok(Box::new(Bytes(bytes.clone()))),
            Node::Folder(_) => Err(io::ErrorKind::IsADirectory.into()),
        }
    }
}

struct Bytes(Arc<[u8]>);

impl File for Bytes {
    fn read_at(&self, buffer: &mut [u8], offset: u64) -> io::Result<usize> {
        let rest = usize::try_from(offset).ok().and_then(|offset| self.0.get(offset..)).unwrap_or_default();
        let count = rest.len().min(buffer.len());
        buffer[..count].copy_from_slice(&rest[..count]);
        Ok(count)
    }

    fn metadata(&self) -> io::Result<Metadata> {
        Ok(Metadata::file(self.0.len() as u64))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_lie_in_folders() {
        let mut contents = Contents::new();
        for (path, bytes) in [("/a/b.txt", b"spam".as_slice()), ("c", b"old"), ("./c", b"x")] {
            contents.insert(Path::new(path), Arc::from(bytes)).unwrap();
        }
        assert_eq!(contents.metadata(Path::new("a")).unwrap().kind, Kind::Folder);
        let file = contents.open(Path::new("a/b.txt"), Open { read: true, ..Open::default() }).unwrap();
        let mut room = [0; 8];
        assert_eq!((file.read_at(&mut room, 1).unwrap(), &room[..3]), (3, b"pam".as_slice()));
        assert_eq!(file.read_at(&mut room, u64::MAX).unwrap(), 0);
        assert_eq!(contents.entries(Path::new("")).unwrap().len(), 2);
        assert!(contents.metadata(Path::new("c/d")).is_err());
        let mut refused = |path: &str| contents.insert(Path::new(path), Arc::from([])).unwrap_err().kind();
        assert_eq!(refused("../x"), io::ErrorKind::InvalidInput);
        assert_eq!(refused("/"), io::ErrorKind::IsADirectory);
        assert_eq!(refused("a"), io::ErrorKind::IsADirectory);
        assert_eq!(refused("c/d"), io::ErrorKind::NotADirectory);
        assert_eq!(refused("c/d/e"), io::ErrorKind::NotADirectory);
    }
}
