//! A game whose creatures are moved by scripts: every frame lends them the world, with so much fuel and no more.

use taipan::{Context, Engine, HostType, Limits, Object, Result, pyclass, pymethods};

const WIDTH: i64 = 24;

#[pyclass]
struct World {
    creatures: Vec<i64>,
    turn: usize,
}

#[pymethods]
impl World {
    /// Where the creature is whose turn it is.
    #[getter]
    fn position(&self) -> i64 {
        self.creatures[self.turn]
    }

    #[getter]
    fn width(&self) -> i64 {
        WIDTH
    }

    #[pyo3(signature = (by=1))]
    fn step(&mut self, by: i64) {
        let position = &mut self.creatures[self.turn];
        *position = (*position + by.clamp(-2, 2)).clamp(0, WIDTH - 1);
    }

    fn nearest(&self) -> Option<i64> {
        let own = self.creatures[self.turn];
        let others = self.creatures.iter().enumerate().filter(|(index, _)| *index != self.turn);
        others.map(|(_, position)| *position).min_by_key(|position| (position - own).abs())
    }
}

const CREATURES: &[(char, &str)] = &[
    // A generator keeps what it knows from one frame to the next.
    (
        'w',
        "def mind(world):\n    while True:\n        while world().position < world().width - 1:\n            world().step(2)\n            yield\n        while world().position > 0:\n            world().step(-2)\n            yield",
    ),
    (
        'h',
        "def mind(world):\n    while True:\n        world().step(1 if world().nearest() > world().position else -1)\n        yield",
    ),
    ('s', "def mind(world):\n    yield\n    world().step()\n    while True: pass"),
];

fn main() -> Result<()> {
    let engine = Engine::builder().limits(Limits::untrusted().fuel(2_000)).build();
    let mut minds = Vec::new();
    for (name, source) in CREATURES {
        let mut vm = engine.vm();
        vm.set_class(World::class())?;
        vm.run(source)?;
        // The world is another one each time: what a script holds of an earlier frame is of no use.
        let mind: Object = vm.eval("mind(lambda: world)")?;
        minds.push((*name, vm, Some(mind)));
    }
    let mut world = World { creatures: vec![0, 12, 5], turn: 0 };
    for frame in 0..6 {
        for (turn, (name, vm, mind)) in minds.iter_mut().enumerate() {
            let Some(own) = mind else { continue };
            world.turn = turn;
            let moved = vm.with(|context: &Context<'_>| {
                context.lend(&mut world, |world| {
                    context.set_global("world", world)?;
                    context.call::<()>("next", (&*own,))
                })
            });
            if let Err(error) = moved {
                println!("'{name}' stands still: {error}");
                *mind = None;
            }
        }
        let mut line = vec!['.'; WIDTH as usize];
        for ((name, ..), position) in minds.iter().zip(&world.creatures) {
            line[*position as usize] = *name;
        }
        println!("{frame} {}", line.iter().collect::<String>());
    }
    Ok(())
}
