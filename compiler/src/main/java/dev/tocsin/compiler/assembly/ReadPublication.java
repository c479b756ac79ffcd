package dev.tocsin.compiler.assembly;

import dev.tocsin.compiler.extraction.Extraction;
import dev.tocsin.compiler.extraction.Publication;

/** A publication and what was read off it. */
public record ReadPublication(Publication publication, Extraction extraction) {}
