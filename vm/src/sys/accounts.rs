//! The databases of users and groups.

use std::ffi::CStr;
use std::mem::MaybeUninit;
use std::ptr;
use std::sync::{Mutex, PoisonError};

#[derive(Clone, Debug)]
pub struct User {
    pub name: Vec<u8>,
    pub password: Vec<u8>,
    pub uid: u32,
    pub gid: u32,
    pub full_name: Vec<u8>,
    pub home: Vec<u8>,
    pub shell: Vec<u8>,
}

#[derive(Clone, Debug)]
pub struct Group {
    pub name: Vec<u8>,
    pub password: Vec<u8>,
    pub gid: u32,
    pub members: Vec<Vec<u8>>,
}

/// Going through a database uses a place that the process has once.
static WALK: Mutex<()> = Mutex::new(());

/// # Safety
/// Null, or a string that ends with a null.
unsafe fn text(start: *const libc::c_char) -> Vec<u8> {
    if start.is_null() {
        return Vec::new();
    }
    // SAFETY: by contract a string of the C library's.
    unsafe { CStr::from_ptr(start) }.to_bytes().to_vec()
}

unsafe fn user(entry: &libc::passwd) -> User {
    // SAFETY: the entry's strings live as long as the entry.
    unsafe {
        User {
            name: text(entry.pw_name),
            password: text(entry.pw_passwd),
            uid: entry.pw_uid,
            gid: entry.pw_gid,
            full_name: text(entry.pw_gecos),
            home: text(entry.pw_dir),
            shell: text(entry.pw_shell),
        }
    }
}

unsafe fn group(entry: &libc::group) -> Group {
    let mut members = Vec::new();
    // SAFETY: an array of strings that ends with a null.
    unsafe {
        let mut member = entry.gr_mem;
        while !member.is_null() && !(*member).is_null() {
            members.push(text(*member));
            member = member.add(1);
        }
        Group { name: text(entry.gr_name), password: text(entry.gr_passwd), gid: entry.gr_gid, members }
    }
}

/// Looks up an entry, with as much room for its strings as it needs.
fn look_up<E, R>(
    find: impl Fn(*mut E, &mut [u8], *mut *mut E) -> i32,
    make: unsafe fn(&E) -> R,
) -> Option<R> {
    const MOST: usize = 1 << 22;
    let mut room = vec![0u8; 1024];
    loop {
        let (mut entry, mut found) = (MaybeUninit::<E>::zeroed(), ptr::null_mut());
        let status = find(entry.as_mut_ptr(), &mut room, &raw mut found);
        if status == libc::ERANGE && room.len() < MOST {
            room.resize(room.len() * 2, 0);
            continue;
        }
        // SAFETY: what was found is the entry, whose strings are in the room.
        return unsafe { found.as_ref().map(|entry| make(entry)) };
    }
}

pub fn user_by_name(name: &CStr) -> Option<User> {
    look_up(
        // SAFETY: entry, room and result are written.
        |entry, room, found| unsafe {
            libc::getpwnam_r(name.as_ptr(), entry, room.as_mut_ptr().cast(), room.len(), found)
        },
        user,
    )
}

pub fn user_by_id(id: u32) -> Option<User> {
    look_up(
        // SAFETY: as above.
        |entry, room, found| unsafe {
            libc::getpwuid_r(id, entry, room.as_mut_ptr().cast(), room.len(), found)
        },
        user,
    )
}

pub fn group_by_name(name: &CStr) -> Option<Group> {
    look_up(
        // SAFETY: as above.
        |entry, room, found| unsafe {
            libc::getgrnam_r(name.as_ptr(), entry, room.as_mut_ptr().cast(), room.len(), found)
        },
        group,
    )
}

pub fn group_by_id(id: u32) -> Option<Group> {
    look_up(
        // SAFETY: as above.
        |entry, room, found| unsafe {
            libc::getgrgid_r(id, entry, room.as_mut_ptr().cast(), room.len(), found)
        },
        group,
    )
}

pub fn all_users() -> Vec<User> {
    let _walk = WALK.lock().unwrap_or_else(PoisonError::into_inner);
    let mut users = Vec::new();
    // SAFETY: the lock is held; entries are copied before the next one is asked for.
    unsafe {
        libc::setpwent();
        while let Some(entry) = libc::getpwent().as_ref() {
            users.push(user(entry));
        }
        libc::endpwent();
    }
    users
}

pub fn all_groups() -> Vec<Group> {
    let _walk = WALK.lock().unwrap_or_else(PoisonError::into_inner);
    let mut groups = Vec::new();
    // SAFETY: as above.
    unsafe {
        libc::setgrent();
        while let Some(entry) = libc::getgrent().as_ref() {
            groups.push(group(entry));
        }
        libc::endgrent();
    }
    groups
}
