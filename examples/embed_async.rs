//! Asynchronous host functions: a script awaits futures of the host's, which a loop of a few lines runs.

use std::pin::{Pin, pin};
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Wake, Waker};
use std::thread::{self, Thread};
use std::time::Duration;
use taipan::{Engine, Function, HostModule, Limits, Result};

/// Wakes the thread that runs the loop.
struct Unpark(Thread);

impl Wake for Unpark {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }
}

/// Any executor will do; this is a small one.
fn block_on<T>(future: impl Future<Output = T>) -> T {
    let waker = Waker::from(Arc::new(Unpark(thread::current())));
    let mut future = pin!(future);
    loop {
        match future.as_mut().poll(&mut Context::from_waker(&waker)) {
            Poll::Ready(value) => return value,
            Poll::Pending => thread::park(),
        }
    }
}

/// What another thread computes meanwhile.
struct Job<T>(Arc<Mutex<(Option<T>, Option<Waker>)>>);

impl<T: Send + 'static> Job<T> {
    fn start(work: impl FnOnce() -> T + Send + 'static) -> Job<T> {
        let shared = Arc::new(Mutex::new((None, None::<Waker>)));
        let theirs = shared.clone();
        thread::spawn(move || {
            let value = work();
            let mut shared = theirs.lock().unwrap();
            shared.0 = Some(value);
            if let Some(waker) = shared.1.take() {
                waker.wake();
            }
        });
        Job(shared)
    }
}

impl<T> Future for Job<T> {
    type Output = T;

    fn poll(self: Pin<&mut Self>, task: &mut Context<'_>) -> Poll<T> {
        let mut shared = self.0.lock().unwrap();
        match shared.0.take() {
            Some(value) => Poll::Ready(value),
            None => {
                shared.1 = Some(task.waker().clone());
                Poll::Pending
            }
        }
    }
}

fn main() -> Result<()> {
    let fetch = |url: String| async move {
        Job::start(move || {
            thread::sleep(Duration::from_millis(5));
            match url.strip_prefix("https://") {
                Some(host) => Ok(format!("page of {host}")),
                None => Err(std::io::Error::other(format!("no address: {url}"))),
            }
        })
        .await
    };
    let net = HostModule::new("net").function("fetch", Function::new_async(fetch).arg("url"));
    let mut vm = Engine::builder().module(net).limits(Limits::untrusted()).build().vm();
    vm.run(
        "import net
async def titles(*hosts):
    found = []
    for host in hosts:
        page = await net.fetch(url='https://' + host)
        found.append(page.title())
    return found",
    )?;
    let titles: Vec<String> = block_on(vm.call_async("titles", ("example.org", "rust-lang.org")))?;
    println!("{titles:?}");
    let error = block_on(vm.run_async("await net.fetch('nowhere')")).unwrap_err();
    println!("{}", error.downcast_ref::<std::io::Error>().expect("the host's own error"));
    let error =
        block_on(vm.run_async("while True: await net.fetch('https://x') and 'x' * 10**8")).unwrap_err();
    println!("{error}");
    Ok(())
}
