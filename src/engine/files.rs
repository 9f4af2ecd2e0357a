//! Virtual files: what scripts see below the paths that a host chooses.

use super::builder::EngineBuilder;
use super::error::{Error, Result};
use super::vm::Vm;
use std::fmt;
use std::io;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use taipan_vm::files::{Contents, FileSystem, Mount, RealFolder, Source};

/// A tree of files that can be mounted at a path which scripts know it by ([`EngineBuilder::mount`]).
///
/// ```
/// use taipan::{Engine, Folder};
///
/// # fn main() -> std::io::Result<()> {
/// let engine = Engine::builder()
///     .mount("/data", Folder::files([("prices.csv", "apple,3\n")])?)?
///     .mount("/tmp", Folder::memory())?
///     .build();
/// let mut vm = engine.vm();
/// vm.run("text = open('/data/prices.csv').read(); open('/tmp/copy', 'w').write(text)").unwrap();
/// assert_eq!(vm.read_file("/tmp/copy")?, b"apple,3\n");
/// assert!(vm.run("open('/data/prices.csv', 'w')").is_err());
/// assert!(vm.run("open('/etc/passwd')").is_err());
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct Folder {
    source: Source,
    is_writable: bool,
}

impl Folder {
    /// An empty folder in the memory of each machine, which scripts may write to. It is charged to the machine's heap bytes.
    ///
    /// ```
    /// # fn main() -> std::io::Result<()> {
    /// let engine = taipan::Engine::builder().mount("/tmp", taipan::Folder::memory())?.build();
    /// let mut vm = engine.vm();
    /// vm.run("import os; os.mkdir('/tmp/a'); open('/tmp/a/b', 'w').write('spam')").unwrap();
    /// assert_eq!(vm.eval::<Vec<String>>("os.listdir('/tmp/a')").unwrap(), ["b"]);
    /// assert!(engine.vm().read_file("/tmp/a/b").is_err());
    /// # Ok(())
    /// # }
    /// ```
    pub fn memory() -> Folder {
        Folder { source: Source::Memory { base: None }, is_writable: true }
    }

    /// Files in memory, which all machines share and none may change; [`Folder::overlay`] gives each its own. Paths are relative to
    /// the folder.
    ///
    /// Errors: `InvalidInput` for a path with a `..`, `NotADirectory` and `IsADirectory` where one path would have to be a file and a
    /// folder.
    ///
    /// ```
    /// # fn main() -> std::io::Result<()> {
    /// let folder = taipan::Folder::files([("a/b.txt", "spam")])?.overlay();
    /// let engine = taipan::Engine::builder().mount("/x", folder)?.build();
    /// let mut vm = engine.vm();
    /// vm.run("with open('/x/a/b.txt', 'a') as file: file.write('!')").unwrap();
    /// assert_eq!(vm.read_file("/x/a/b.txt")?, b"spam!");
    /// assert_eq!(engine.vm().read_file("/x/a/b.txt")?, b"spam");
    /// assert!(taipan::Folder::files([("a", "a file"), ("a/b.txt", "in it")]).is_err());
    /// # Ok(())
    /// # }
    /// ```
    pub fn files<P: AsRef<Path>, B: Into<Vec<u8>>>(
        files: impl IntoIterator<Item = (P, B)>,
    ) -> io::Result<Folder> {
        let mut contents = Contents::new();
        for (path, bytes) in files {
            let path = path.as_ref();
            contents
                .insert(path, Arc::from(bytes.into()))
                .map_err(|error| io::Error::new(error.kind(), format!("{}: {error}", path.display())))?;
        }
        Ok(Folder::system(contents))
    }

    /// A folder of the system, to be read. It must exist; scripts know it by the path that it is mounted at, and reach nothing
    /// outside of it, links included.
    ///
    /// ```
    /// # fn main() -> std::io::Result<()> {
    /// let engine = taipan::Engine::builder().mount("/config", taipan::Folder::real("/etc")?)?.build();
    /// let mut vm = engine.vm();
    /// vm.run("lines = open('/config/passwd').readlines()").unwrap();
    /// assert!(vm.run("open('/etc/passwd')").is_err());
    /// # Ok(())
    /// # }
    /// ```
    pub fn real(path: impl AsRef<Path>) -> io::Result<Folder> {
        Ok(Folder::system(RealFolder::open(path.as_ref())?))
    }

    /// Files of the host's own making.
    ///
    /// ```
    /// use std::io;
    /// use std::path::Path;
    /// use taipan::files::{Entry, File, FileSystem, Kind, Metadata, Open};
    ///
    /// /// A folder of numbers, each a file that holds its square.
    /// struct Squares;
    /// struct Square(String);
    ///
    /// fn square(path: &Path) -> io::Result<String> {
    ///     let number: Option<u64> = path.to_str().and_then(|name| name.parse().ok());
    ///     Ok(number.and_then(|number| number.checked_mul(number)).ok_or(io::ErrorKind::NotFound)?.to_string())
    /// }
    ///
    /// impl FileSystem for Squares {
    ///     fn metadata(&self, path: &Path) -> io::Result<Metadata> {
    ///         if path == Path::new("") { Ok(Metadata::folder()) } else { Ok(Metadata::file(square(path)?.len() as u64)) }
    ///     }
    ///     fn entries(&self, _: &Path) -> io::Result<Vec<Entry>> {
    ///         Ok((0..3).map(|number: u8| Entry { name: number.to_string().into(), kind: Kind::File }).collect())
    ///     }
    ///     fn open(&self, path: &Path, _: Open) -> io::Result<Box<dyn File>> {
    ///         Ok(Box::new(Square(square(path)?)))
    ///     }
    /// }
    ///
    /// impl File for Square {
    ///     fn read_at(&self, buffer: &mut [u8], offset: u64) -> io::Result<usize> {
    ///         let rest = self.0.as_bytes().get(offset as usize..).unwrap_or_default();
    ///         let count = rest.len().min(buffer.len());
    ///         buffer[..count].copy_from_slice(&rest[..count]);
    ///         Ok(count)
    ///     }
    ///     fn metadata(&self) -> io::Result<Metadata> {
    ///         Ok(Metadata::file(self.0.len() as u64))
    ///     }
    /// }
    ///
    /// # fn main() -> io::Result<()> {
    /// let engine = taipan::Engine::builder().mount("/squares", taipan::Folder::system(Squares))?.build();
    /// assert_eq!(engine.vm().eval::<String>("open('/squares/12').read()").unwrap(), "144");
    /// # Ok(())
    /// # }
    /// ```
    pub fn system(system: impl FileSystem + 'static) -> Folder {
        Folder { source: Source::Host(Arc::new(system)), is_writable: false }
    }

    /// Lets scripts change what is mounted.
    ///
    /// ```
    /// # fn main() -> std::io::Result<()> {
    /// let place = std::env::temp_dir().join("taipan-doc-writable");
    /// std::fs::create_dir_all(&place)?;
    /// let folder = taipan::Folder::real(&place)?.writable();
    /// let engine = taipan::Engine::builder().mount("/out", folder)?.build();
    /// engine.vm().run("with open('/out/new', 'w') as file: file.write('spam')").unwrap();
    /// assert_eq!(std::fs::read(place.join("new"))?, b"spam");
    /// # std::fs::remove_dir_all(place)
    /// # }
    /// ```
    pub fn writable(mut self) -> Folder {
        self.is_writable = true;
        self
    }

    /// What scripts change, they change in the memory of their machine; what lies below stays as it is.
    ///
    /// ```
    /// # fn main() -> std::io::Result<()> {
    /// let folder = taipan::Folder::real("/etc")?.overlay();
    /// let mut vm = taipan::Engine::builder().mount("/etc", folder)?.build().vm();
    /// vm.run("import os; os.remove('/etc/passwd')").unwrap();
    /// assert!(!vm.eval::<bool>("os.path.exists('/etc/passwd')").unwrap());
    /// assert!(std::fs::exists("/etc/passwd")?);
    /// # Ok(())
    /// # }
    /// ```
    pub fn overlay(self) -> Folder {
        let source = match self.source {
            Source::Host(base) => Source::Memory { base: Some(base) },
            memory => memory,
        };
        Folder { source, is_writable: true }
    }
}

impl fmt::Debug for Folder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Folder").field("is_writable", &self.is_writable).finish_non_exhaustive()
    }
}

/// An absolute path without `.` and `..`.
fn clean(path: &Path) -> io::Result<PathBuf> {
    let mut clean = PathBuf::from("/");
    for component in path.components() {
        match component {
            Component::Normal(name) => clean.push(name),
            Component::RootDir | Component::CurDir => {}
            _ => return Err(io::Error::new(io::ErrorKind::InvalidInput, "a mount point has no '..'")),
        }
    }
    Ok(clean)
}

impl EngineBuilder {
    /// Mounts files at a path that scripts know them by; real files of that path are hidden. The first mount is the folder that
    /// scripts begin in. What is mounted needs no capability.
    ///
    /// All that Python does with files works there, but what needs a file of the system: mapping it into memory, running programs
    /// in its folder, databases.
    ///
    /// ```
    /// # fn main() -> std::io::Result<()> {
    /// use taipan::{Engine, Folder};
    ///
    /// let mut vm = Engine::builder().mount("/work", Folder::memory())?.build().vm();
    /// vm.run("from pathlib import Path; Path('notes.txt').write_text('spam')").unwrap();
    /// assert_eq!(vm.eval::<String>("str(Path('notes.txt').absolute())").unwrap(), "/work/notes.txt");
    /// # Ok(())
    /// # }
    /// ```
    pub fn mount(mut self, at: impl AsRef<Path>, folder: Folder) -> io::Result<EngineBuilder> {
        let mount = Mount { at: clean(at.as_ref())?, source: folder.source, writable: folder.is_writable };
        self.add_mount(mount);
        Ok(self)
    }

    /// Lets scripts import modules from a folder that is mounted.
    ///
    /// ```
    /// # fn main() -> std::io::Result<()> {
    /// use taipan::{Engine, Folder};
    ///
    /// let plugins = Folder::files([("greet/__init__.py", "from .words import HELLO"), ("greet/words.py", "HELLO = 'hi'")])?;
    /// let mut vm = Engine::builder().mount("/plugins", plugins)?.import_from_mount("/plugins")?.build().vm();
    /// assert_eq!(vm.eval::<String>("__import__('greet').HELLO").unwrap(), "hi");
    /// # Ok(())
    /// # }
    /// ```
    pub fn import_from_mount(mut self, folder: impl AsRef<Path>) -> io::Result<EngineBuilder> {
        self.search_first(clean(folder.as_ref())?);
        Ok(self)
    }
}

impl Vm {
    /// What a virtual file of the machine holds.
    ///
    /// ```
    /// # fn main() -> std::io::Result<()> {
    /// let mut vm = taipan::Engine::builder().mount("/out", taipan::Folder::memory())?.build().vm();
    /// vm.run("open('/out/report', 'w').write('fine')").unwrap();
    /// assert_eq!(vm.read_file("/out/report")?, b"fine");
    /// # Ok(())
    /// # }
    /// ```
    pub fn read_file(&mut self, path: impl AsRef<Path>) -> io::Result<Vec<u8>> {
        let path = path.as_ref();
        let read = self.enter(|context| context.check(context.vm().read_virtual(path)));
        answer(read)
    }

    /// Puts a file into a virtual folder of the machine, in place of what has its name.
    ///
    /// ```
    /// # fn main() -> std::io::Result<()> {
    /// let mut vm = taipan::Engine::builder().mount("/in", taipan::Folder::memory())?.build().vm();
    /// vm.write_file("/in/numbers", "1 2 3")?;
    /// assert_eq!(vm.eval::<i64>("sum(map(int, open('/in/numbers').read().split()))").unwrap(), 6);
    /// # Ok(())
    /// # }
    /// ```
    pub fn write_file(&mut self, path: impl AsRef<Path>, bytes: impl AsRef<[u8]>) -> io::Result<()> {
        let (path, bytes) = (path.as_ref(), bytes.as_ref());
        let written = self.enter(|context| context.check(context.vm().write_virtual(path, bytes)));
        answer(written)
    }
}

/// Of a path that is not virtual there is nothing.
fn answer<T, E: Into<io::Error>>(result: Result<Option<std::result::Result<T, E>>>) -> io::Result<T> {
    match result {
        Ok(Some(result)) => result.map_err(Into::into),
        Ok(None) => Err(io::ErrorKind::NotFound.into()),
        Err(error @ Error::Terminated(_)) => Err(io::Error::new(io::ErrorKind::OutOfMemory, error)),
        Err(error) => Err(io::Error::other(error)),
    }
}
