/** Reads text, Markdown, AsciiDoc, HTML and PDF in which people wrote about indicators. {@link dev.tocsin.compiler.intake.text.TextReader} is the entry. */
@NullMarked
package dev.tocsin.compiler.intake.text;

import org.jspecify.annotations.NullMarked;
