/**
 * What MITRE ATT&amp;CK and MITRE D3FEND call things, as data files with their version. {@link
 * dev.tocsin.sigma.mitre.Attack} and {@link dev.tocsin.sigma.mitre.D3fend} are the entries. It knows nothing of rules:
 * how a tag is written is decided where tags are read. The files are made by {@code sigma/src/data/mitre_data.py}; see
 * NOTICE for their terms.
 */
@NullMarked
package dev.tocsin.sigma.mitre;

import org.jspecify.annotations.NullMarked;
