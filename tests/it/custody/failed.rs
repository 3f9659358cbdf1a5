//! Days on which a law failed once.

use super::days::Step::{self, *};
use super::world::World;

#[rustfmt::skip]
const DAYS: &[(usize, &[Step])] = &[
    (3, &[Freeze(1), Read(2), Happen, Deliver(0), Close(0), Pause, Kill(2), Open(0), Read(0), Open(0), Open(2),
        Happen, Want(2)]),
    (3, &[Want(0), Read(0), Happen, Write(0), Freeze(0), Open(0), Open(0), Want(2), Thaw(1), Read(1), Steal(2),
        Away(true), Deliver(1), Set(-1), Want(1), Read(1), Happen, Close(2), Close(1)]),
    (3, &[Away(true), Read(0), Happen, Happen, Want(2), Away(false), Want(0), Happen, Pause, Want(2), Read(2),
        Want(1)]),
    (2, &[Kill(2), Happen, Happen, Happen, Pause, Away(true), Happen, Write(1), Open(0), Read(0), Want(0), Steal(0),
        Want(1), Happen, Want(0)]),
    (2, &[Read(1), Deliver(2), Happen, Read(2), Empty, Deliver(0), Deliver(0), Write(0), Write(2), Happen, Write(2),
        Close(2)]),
    (3, &[Full(false), Set(-8), Kill(2), Pause, Open(2), Want(2), Away(true), Close(0), Set(-9), Read(2),
        Deliver(1), Open(0), Kill(2)]),
    (2, &[Kill(0), Read(1), Empty, Happen, Write(1), Open(2), Want(2), Steal(2), Happen, Away(true), Pause,
        Want(1)]),
    (3, &[Read(0), Happen, Happen, Happen, Write(0), Happen, Read(2), Write(0), Happen, Freeze(2), Empty, Happen,
        Write(0), Kill(0), Happen, Close(0)]),
    (3, &[Want(2), Pause, Happen, Kill(1), Write(2), Happen, Want(0), Freeze(0), Steal(0), Happen, Read(2), Kill(2),
        Kill(0)]),
    (2, &[Read(2), Read(1), Happen, Deliver(0), Write(2), Deliver(1), Write(2), Freeze(1), Empty, Close(2)]),
    (3, &[Read(0), Write(0), Happen, Set(6), Write(0), Read(2), Close(0), Open(0), Want(0), Read(0), Deliver(2),
        Deliver(2), Empty]),
    (2, &[Read(0), Read(1), Happen, Empty, Deliver(2), Write(2), Write(0), Write(0), Away(true), Close(0), Pause,
        Close(1)]),
    (3, &[Read(2), Happen, Deliver(0), Read(0), Write(0), Write(0), Read(1), Happen, Empty, Deliver(2), Close(0)]),
    (3, &[Read(1), Happen, Deliver(0), Read(0), Deliver(1), Write(0), Write(0), Empty, Close(0), Away(true),
        Pause, Want(2)]),
    (2, &[Kill(2), Read(1), Empty, Happen, Write(1), Open(2), Want(0), Freeze(2), Steal(2), Pause, Kill(2)]),
    (3, &[Happen, Read(1), Deliver(0), Read(0), Write(0), Happen, Read(2), Happen, Deliver(2), Happen, Write(0),
        Empty, Empty, Close(1), Open(1), Deliver(2), Close(0)]),
    (2, &[Kill(2), Read(1), Happen, Away(true), Happen, Pause, Away(false), Open(2), Want(0), Steal(2), Write(1),
        Write(1), Read(2), Freeze(1), Write(0), Kill(0), Happen]),
    (3, &[Away(true), Want(2), Pause, Happen, Happen, Happen, Happen, Want(0), Want(1), Want(2), Happen, Happen,
        Want(1), Want(0), Happen, Happen]),
    (2, &[Happen, Read(1), Freeze(1), Deliver(0), Pause, Open(0), Thaw(1), Deliver(1), Deliver(1), Read(1),
        Kill(2)]),
    (3, &[Want(2), Full(false), Happen, Freeze(2), Open(0), Pause, Close(2), Open(2), Happen, Want(2), Read(2),
        Want(1), Write(2), Steal(1), Write(2), Want(0), Write(2), Read(0), Want(1)]),
    (2, &[Happen, Read(1), Freeze(1), Deliver(0), Pause, Kill(0), Happen, Open(0), Happen, Full(false), Read(0),
        Thaw(1), Open(0), Want(1), Steal(1)]),
    (2, &[Read(0), Write(2), Empty, Open(0), Read(0), Want(1), Steal(1), Thaw(0), Happen, Close(1), Open(1),
        Want(1)]),
    (3, &[Pause, Happen, Kill(1), Happen, Want(2), Freeze(2), Steal(2), Write(0), Read(0), Kill(0), Close(2)]),
    (2, &[Read(2), Write(2), Happen, Want(1), Kill(0), Open(0), Read(1), Write(1), Empty]),
    (2, &[Read(0), Write(2), Happen, Happen, Want(1), Read(1), Write(2), Empty, Steal(1), Want(2)]),
    (3, &[Read(0), Read(1), Write(0), Happen, Write(0), Away(true), Empty, Close(2), Pause, Happen, Deliver(1),
        Kill(0)]),
    (2, &[Want(1), Read(1), Happen, Want(2), Write(1), Steal(0), Read(2), Away(true), Empty, Pause, Set(-2),
        Close(2)]),
    (2, &[Happen, Read(1), Happen, Happen, Happen, Deliver(0), Read(0), Happen, Write(0), Want(1), Write(2),
        Empty, Steal(1), Read(0), Read(0), Read(1)]),
    (2, &[Close(2), Read(1), Write(1), Write(1), Empty, Happen, Write(1), Away(true), Open(0), Read(0),
        Deliver(1), Deliver(0), Empty, Kill(1)]),
    (2, &[Happen, Happen, Happen, Set(-1), Thaw(0), Happen, Read(0), Want(1), Write(2), Steal(1), Read(0),
        Want(0), Happen, Empty]),
    (3, &[Happen, Happen, Read(1), Read(0), Write(0), Deliver(0), Kill(0), Read(2), Deliver(1), Deliver(1),
        Deliver(1), Want(2), Empty]),
    (3, &[Read(0), Write(0), Happen, Happen, Happen, Happen, Read(2), Want(2), Steal(2), Full(true), Write(0),
        Empty, Deliver(2), Pause]),
];

#[test]
fn a_day_that_failed_once_passes() {
    for (at, (tabs, steps)) in DAYS.iter().enumerate() {
        let mut world = World::new(*tabs);
        steps.iter().for_each(|step| world.step(step.clone()));
        world.settle();
        if let Err(error) = world.check() {
            panic!("day {at}: {error}");
        }
    }
}
