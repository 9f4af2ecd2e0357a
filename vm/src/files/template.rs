//! [`Contents`]: files that a host holds in memory, to be read by any number of VMs.

use super::system::{Entry, File, FileSystem, Kind, Metadata, Open};
use std::collections::BTreeMap;
use std::ffi::OsString;
use std::io;
use std::path::{Component, Path, PathBuf};
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

    /// Adds a file, and the folders that it lies in. Of two of one name the last one counts.
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
        entries.insert(last, Node::File(bytes));
        Ok(())
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

impl<P: Into<PathBuf>, B: Into<Vec<u8>>> FromIterator<(P, B)> for Contents {
    /// Paths that cannot be (one that names a folder and a file) are left out.
    fn from_iter<I: IntoIterator<Item = (P, B)>>(files: I) -> Contents {
        let mut contents = Contents::new();
        for (path, bytes) in files {
            let _ = contents.insert(&path.into(), Arc::from(bytes.into()));
        }
        contents
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
        let contents: Contents = [("/a/b.txt", "spam"), ("c", "x")].into_iter().collect();
        assert_eq!(contents.metadata(Path::new("a")).unwrap().kind, Kind::Folder);
        let file = contents.open(Path::new("a/b.txt"), Open { read: true, ..Open::default() }).unwrap();
        let mut room = [0; 8];
        assert_eq!((file.read_at(&mut room, 1).unwrap(), &room[..3]), (3, b"pam".as_slice()));
        assert_eq!(file.read_at(&mut room, u64::MAX).unwrap(), 0);
        assert_eq!(contents.entries(Path::new("")).unwrap().len(), 2);
        assert!(contents.metadata(Path::new("c/d")).is_err());
        assert!(Contents::new().insert(Path::new("../x"), Arc::from([])).is_err());
    }
}
