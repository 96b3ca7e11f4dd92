//! `newsx man`: the manual, one page with a section for each subcommand.

use super::args::Cli;
use super::exit::Exit;
use clap::CommandFactory;
use clap_mangen::Man;
use std::io::{self, Write};

/// Runs `newsx man`.
pub fn run() -> anyhow::Result<Exit> {
    let mut page = Vec::new();
    write(&mut page)?;
    io::stdout().lock().write_all(&page)?;
    Ok(Exit::Done)
}

/// Writes the manual in the format of `man`.
fn write(out: &mut Vec<u8>) -> io::Result<()> {
    let mut command = Cli::command();
    command.build();
    let page = Man::new(command.clone());
    page.render_title(out)?;
    page.render_name_section(out)?;
    page.render_synopsis_section(out)?;
    page.render_description_section(out)?;
    page.render_options_section(out)?;
    for subcommand in command.get_subcommands().filter(|c| c.get_name() != "help" && !c.is_hide_set()) {
        let name = subcommand.get_name().to_uppercase();
        // The subcommand's own sections become parts of one section that bears its name.
        let mut part = Vec::new();
        let page = Man::new(subcommand.clone());
        page.render_description_section(&mut part)?;
        page.render_synopsis_section(&mut part)?;
        page.render_options_section(&mut part)?;
        writeln!(out, ".SH \"{name}\"")?;
        for line in String::from_utf8_lossy(&part).lines() {
            match line.strip_prefix(".SH ") {
                Some("DESCRIPTION") | None if line.starts_with(".SH") => {}
                Some(heading) => writeln!(out, ".SS {heading}")?,
                None => writeln!(out, "{line}")?,
            }
        }
    }
    page.render_extra_section(out)?;
    page.render_version_section(out)
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_manual_has_a_section_for_each_subcommand() {
        let mut page = Vec::new();
        super::write(&mut page).unwrap();
        let page = String::from_utf8(page).unwrap();
        for section in [".SH \"ANALYZE\"", ".SH \"SHOW\"", ".SH \"CHECK\"", "\\-\\-format", "EXTRA"] {
            assert!(page.contains(section), "{section} is missing");
        }
    }
}
