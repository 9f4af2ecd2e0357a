//! A rules engine: rules are Python, compiled once, and decide about orders of the host's.

use taipan::{Engine, HostClass, Limits, Result, Script};

struct Order {
    customer: String,
    total: f64,
    discount: f64,
    notes: Vec<String>,
}

const RULES: &[(&str, &str)] = &[
    ("regulars", "if order.customer in REGULARS:\n    order.grant(5, 'regular customer')"),
    ("large", "if order.total >= 100:\n    order.grant(10, f'{order.total:.2f} is a large order')"),
    ("broken", "order.grant(1 / 0, 'never')"),
    ("capped", "if order.discount > 12:\n    order.discount = 12"),
];

fn main() -> Result<()> {
    let order = HostClass::<Order>::new("Order")
        .getter("customer", |this: &Order| this.customer.clone())
        .getter("total", |this: &Order| this.total)
        .getter("discount", |this: &Order| this.discount)
        .setter("discount", |this: &mut Order, percent: f64| this.discount = percent)
        .method("grant", |this: &mut Order, percent: f64, why: String| {
            this.discount += percent;
            this.notes.push(why);
        });
    let mut vm = Engine::builder().limits(Limits::untrusted()).build().vm();
    vm.set_class(order)?;
    vm.set("REGULARS", ["Ada", "Grace"])?;
    let rules = RULES.iter().map(|(name, text)| Script::compile(name, text)).collect::<Result<Vec<_>>>()?;

    for (customer, total) in [("Ada", 250.0), ("Grace", 20.0), ("Eve", 99.5)] {
        let mut order = Order { customer: customer.into(), total, discount: 0.0, notes: Vec::new() };
        for rule in &rules {
            // The rule has the order for as long as it runs, and no longer.
            let applied = vm.with(|context| {
                context.lend(&mut order, |order| {
                    context.set_global("order", order)?;
                    context.run_script(rule)
                })
            });
            if let Err(error) = applied {
                order.notes.push(format!(
                    "{}: {}",
                    rule.name(),
                    error.to_string().lines().last().unwrap_or_default()
                ));
            }
        }
        println!("{customer}: {}% ({})", order.discount, order.notes.join("; "));
    }
    Ok(())
}
