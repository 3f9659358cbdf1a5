use agent_console::domain::{Channel, Moment, Proof, Proofs, Why};
use agent_console::protocol::CallId;
use agent_console::ringing::{RingSource, RingWatch};

fn at(ms: u64) -> Moment {
    Moment { mono: ms, wall: 1_000_000 + ms }
}

fn call(id: Option<&str>, since: u64) -> RingSource {
    RingSource::Call { id: id.map(CallId::new), since: at(since) }
}

#[test]
fn what_is_proved_counts_from_the_ring_and_stands() {
    let mut watch = RingWatch::default();
    assert!(!watch.prove(at(5), Channel::Page), "nothing rings");
    watch.follow(at(100), Some(call(Some("1-1"), 90)));
    assert!(watch.rule_out(at(100), Channel::Sound, Why::Blocked));
    assert!(watch.prove(at(140), Channel::Page));
    assert!(!watch.prove(at(900), Channel::Page), "once is enough");
    assert!(watch.prove(at(160), Channel::Sound), "it was let after all");
    assert!(!watch.rule_out(at(170), Channel::Sound, Why::Failed));
    let proofs = watch.current().expect("it rings").proofs;
    assert_eq!((proofs.of(Channel::Page), proofs.of(Channel::Sound)), (Proof::After(50), Proof::After(70)));
    assert!(proofs.is_confirmed());
    let last = watch.last().expect("something is known");
    assert_eq!((last.wall, last.proofs), (1_000_160, proofs));
}

#[test]
fn a_phone_that_turns_out_to_be_a_call_is_one_ring() {
    let mut watch = RingWatch::default();
    watch.follow(at(0), Some(call(None, 0)));
    watch.prove(at(30), Channel::Page);
    assert_eq!(watch.follow(at(500), Some(call(Some("1-1"), 0))), None);
    let (source, proofs) = watch.follow(at(900), None).expect("it is over");
    assert_eq!((source, proofs.of(Channel::Page)), (call(Some("1-1"), 0), Proof::After(30)));
}

#[test]
fn another_call_that_began_in_the_same_moment_is_another_ring() {
    let mut watch = RingWatch::default();
    watch.follow(at(0), Some(call(Some("1-1"), 0)));
    watch.prove(at(30), Channel::Page);
    assert!(watch.follow(at(40), Some(call(Some("1-2"), 0))).is_some());
    assert_eq!(watch.current().expect("it rings").proofs, Proofs::default());
}

#[test]
fn a_record_is_told_when_all_is_known_or_late_enough_and_again_if_it_says_more() {
    let mut watch = RingWatch::default();
    watch.follow(at(0), Some(call(Some("1-1"), 0)));
    watch.prove(at(30), Channel::Page);
    assert_eq!(watch.settled(at(1_400)), None);
    assert!(watch.settled(at(1_500)).is_some());
    assert_eq!(watch.settled(at(1_600)), None, "it was told");
    assert!(watch.silence(at(2_000)));
    assert!(!watch.silence(at(2_100)));
    let (_, proofs) = watch.follow(at(3_000), None).expect("it says more");
    assert_eq!(proofs.silenced, Proof::After(2_000));

    watch.follow(at(5_000), Some(RingSource::Test));
    for channel in Channel::ALL {
        assert_eq!(watch.settled(at(5_001)), None);
        watch.rule_out(at(5_000), channel, Why::Off);
    }
    assert!(watch.settled(at(5_001)).is_some());
    let (_, proofs) = watch.follow(at(6_000), None).expect("nobody silenced it");
    assert_eq!(proofs.silenced, Proof::Unknown(Why::Unneeded));
}

#[test]
fn of_two_records_the_earlier_proof_counts_and_a_reason_more_than_none() {
    let mut one = Proofs::default();
    one.set(Channel::Page, Proof::After(40));
    one.set(Channel::Sound, Proof::Unknown(Why::Off));
    let mut two = Proofs::default();
    two.set(Channel::Page, Proof::After(20));
    two.set(Channel::Notice, Proof::After(90));
    let both = one.or(two);
    assert_eq!(both, two.or(one));
    assert_eq!(both.of(Channel::Page), Proof::After(20));
    assert_eq!(both.of(Channel::Sound), Proof::Unknown(Why::Off));
    assert_eq!(both.of(Channel::Notice), Proof::After(90));
    assert_eq!(both.of(Channel::Mini), Proof::Unknown(Why::Untold));
}
