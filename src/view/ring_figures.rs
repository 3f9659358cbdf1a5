//! How the rings of the shift could be noticed, for whoever looks into a fault.

use super::data_values;
use super::locale::Locale;
use super::words::Words;
use crate::log::RingFigures;
use yew::prelude::*;

pub(super) fn ring_figures(words: &Words, locale: &Locale, figures: &RingFigures) -> Html {
    let of = &words.ring_record;
    if figures.rings == 0 {
        return Html::default();
    }
    let all = locale.number(figures.rings as u64);
    let ms = |time: Option<u32>| time.map_or_else(|| "–".to_owned(), |ms| (of.ms)(&locale.number(ms.into())));
    html! {
        <>
            <h2>{ of.figures }</h2>
            <p>
                { (of.rings)(&locale.count(figures.rings as u64)) }
                if figures.late > 0 {
                    { " " }{ (of.late_rings)(&locale.count(figures.late as u64)) }
                }
            </p>
            <table class="ring-figures" data-rings={figures.rings.to_string()} data-late={figures.late.to_string()}>
                <thead>
                    <tr>{ for [of.signal, of.worked, of.median, of.slowest].map(|head| html! { <th scope="col">{ head }</th> }) }</tr>
                </thead>
                <tbody>
                    { for figures.signals.iter().map(|signal| html! {
                        <tr data-signal={data_values::channel(signal.channel)}>
                            <th scope="row">{ of.channel(signal.channel) }</th>
                            <td>{ (of.of)(&locale.number(signal.worked as u64), &all) }</td>
                            <td>{ ms(signal.median) }</td>
                            <td>{ ms(signal.slowest) }</td>
                        </tr>
                    }) }
                </tbody>
            </table>
        </>
    }
}
