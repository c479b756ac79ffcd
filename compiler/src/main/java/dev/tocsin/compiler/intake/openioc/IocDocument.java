package dev.tocsin.compiler.intake.openioc;

import java.util.List;
import java.util.Optional;

/**
 * An OpenIOC file as it was written.
 *
 * @param definitions one, in a file that keeps to the schema
 */
record IocDocument(Header header, List<IocNode> definitions) {
    IocDocument {
        definitions = List.copyOf(definitions);
    }

    /** What it says about itself; empty texts where it says nothing. */
    record Header(String id, String title, String description, String author, String authoredDate, List<String> links) {
        Header {
            links = List.copyOf(links);
        }

        Optional<String> url() {
            return links.stream().filter(link -> link.startsWith("http")).findFirst();
        }
    }
}
