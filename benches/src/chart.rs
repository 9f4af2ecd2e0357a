//! The chart of ratios, as SVG: a bar for each, and a line where both are equal.
//!
//! It has no background and says its colours for light and for dark ones.

use std::fmt::Write as _;

/// Pixels.
const WIDTH: f64 = 800.0;
const LEFT: f64 = 290.0;
const BAR: f64 = 12.0;
const LINE: f64 = 18.0;
const TITLE: f64 = 34.0;
const HEAD: f64 = 52.0;

/// Ratios above this have a bar of this length.
const LONGEST: f64 = 4.0;

const STYLE: &str = "
text { font: 12px sans-serif; fill: #24292f }
.title { font-size: 13px; font-weight: bold }
.note { fill: #57606a }
.faster { fill: #2da44e }
.slower { fill: #d4772c }
.grid { stroke: #d0d7de }
.equal { stroke: #57606a; stroke-dasharray: 4 3 }
@media (prefers-color-scheme: dark) {
  text { fill: #e6edf3 }
  .note { fill: #9198a1 }
  .faster { fill: #3fb950 }
  .slower { fill: #db8a45 }
  .grid { stroke: #3d444d }
  .equal { stroke: #9198a1 }
}
";

/// Bars under a title: names and ratios.
pub struct Section {
    pub title: String,
    pub bars: Vec<(String, f64)>,
}

fn x(ratio: f64) -> f64 {
    LEFT + ratio.clamp(0.0, LONGEST) * (WIDTH - LEFT - 60.0) / LONGEST
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// The whole file. `note` stands under the title.
pub fn render(title: &str, note: &str, sections: &[Section]) -> String {
    let sections: Vec<&Section> = sections.iter().filter(|section| !section.bars.is_empty()).collect();
    let lines: usize = sections.iter().map(|section| section.bars.len()).sum();
    let height = HEAD + sections.len() as f64 * TITLE + lines as f64 * LINE + 12.0;
    let title = escape(title);
    let mut text = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height}\" width=\"{WIDTH}\" height=\"{height}\" \
         role=\"img\" aria-label=\"{title}\">\n<style>{STYLE}</style>\n<text class=\"title\" x=\"8\" y=\"20\">{title}</text>\n\
         <text class=\"note\" x=\"8\" y=\"38\">{}</text>\n",
        escape(note)
    );
    let mut y = HEAD;
    for section in sections {
        render_section(&mut text, section, y);
        y += TITLE + section.bars.len() as f64 * LINE;
    }
    text + "</svg>\n"
}

// Writing to a string cannot fail.

fn render_section(text: &mut String, Section { title, bars }: &Section, top: f64) {
    let (first, bottom) = (top + TITLE - 10.0, top + TITLE + bars.len() as f64 * LINE - 4.0);
    let _ = writeln!(text, "<text class=\"title\" x=\"8\" y=\"{}\">{}</text>", top + 18.0, escape(title));
    for mark in 0..=LONGEST as u32 {
        let (class, x) = (if mark == 1 { "equal" } else { "grid" }, x(f64::from(mark)));
        let _ =
            writeln!(text, "<line class=\"{class}\" x1=\"{x}\" y1=\"{first}\" x2=\"{x}\" y2=\"{bottom}\"/>");
        let _ = writeln!(
            text,
            "<text class=\"note\" x=\"{x}\" y=\"{}\" text-anchor=\"middle\">{mark}</text>",
            first - 4.0
        );
    }
    for (place, (name, ratio)) in bars.iter().enumerate() {
        let top = top + TITLE - 4.0 + place as f64 * LINE;
        let (end, base) = (x(*ratio), top + 10.0);
        let class = if *ratio >= 1.0 { "faster" } else { "slower" };
        let _ = writeln!(
            text,
            "<text x=\"{}\" y=\"{base}\" text-anchor=\"end\">{}</text>\
             <rect class=\"{class}\" x=\"{LEFT}\" y=\"{top}\" width=\"{:.1}\" height=\"{BAR}\"/>\
             <text class=\"note\" x=\"{:.1}\" y=\"{base}\">{ratio:.2}</text>",
            LEFT - 8.0,
            escape(name),
            end - LEFT,
            end + 5.0
        );
    }
}

#[cfg(test)]
mod tests {
    use super::{Section, render};

    #[test]
    fn names_are_escaped_and_long_bars_end() {
        let section = Section {
            title: "a < b".to_owned(),
            bars: vec![("x & y".to_owned(), 0.5), ("z".to_owned(), 90.0)],
        };
        let empty = Section { title: "nothing".to_owned(), bars: Vec::new() };
        let text = render("T", "note", &[section, empty]);
        assert!(text.contains("a &lt; b") && text.contains("x &amp; y") && !text.contains("nothing"));
        assert!(text.contains("class=\"slower\" x=\"290\" y=\"82\" width=\"56.2\""), "{text}");
        assert!(text.contains("width=\"450.0\"") && text.contains(">90.00<"), "{text}");
    }
}
