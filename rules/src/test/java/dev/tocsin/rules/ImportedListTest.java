package dev.tocsin.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.tocsin.compiler.assembly.Assembled;
import dev.tocsin.compiler.assembly.Assembly;
import dev.tocsin.compiler.assembly.ListFacts;
import dev.tocsin.compiler.assembly.ReadPublication;
import dev.tocsin.compiler.assembly.Wanted;
import dev.tocsin.compiler.extraction.Extraction;
import dev.tocsin.compiler.extraction.Publication;
import dev.tocsin.compiler.indicator.Indicator;
import dev.tocsin.compiler.indicator.IocList;
import dev.tocsin.compiler.intake.Intake;
import dev.tocsin.compiler.intake.IntakeOptions;
import dev.tocsin.compiler.ioc.IocListEdition;
import dev.tocsin.compiler.ioc.IocListText;
import dev.tocsin.compiler.screening.Screening;
import dev.tocsin.sigma.source.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The list of the HC3 pack comes from an import of what was published: doing it again changes nothing. */
class ImportedListTest {
    private static final Path PACK = Path.of("hc3-2024-01-screenconnect");

    @Test
    void anImportOfWhatWasPublishedGivesTheShippedList() throws IOException {
        String list = Files.readString(PACK.resolve("iocs.yml"));
        SourceText source = new SourceText("iocs.yml", list);
        IocList shipped = IocListText.read(source).list().orElseThrow();

        Assembled imported = imported(shipped);
        assertEquals(List.of(), imported.heldBack());
        Set<String> values = names(imported.list());
        assertEquals(12, values.size(), values::toString);

        // Edited by hand: the file name alone is excluded, and looked for together with the program that reads it.
        values.remove("text.xml");
        values.add("text.xml built by MSBuild");
        assertEquals(names(shipped), values);

        IocListEdition.Merged merged =
                assertInstanceOf(IocListEdition.Merged.class, IocListEdition.merge(source, imported.list()));
        assertEquals(list, merged.text());
    }

    private static Assembled imported(IocList shipped) throws IOException {
        Publication publication = new Publication("published.txt", Files.readAllBytes(PACK.resolve("published.txt")));
        Extraction extraction = Intake.read(publication, IntakeOptions.none());
        assertEquals(List.of(), extraction.diagnostics());
        ListFacts facts = ListFacts.none();
        return new Assembly(
                        Screening.builtIn(), new Wanted(Set.of()), LocalDate.parse("2026-11-23"), Optional.of(shipped))
                .assemble(List.of(new ReadPublication(publication, extraction)), facts);
    }

    private static Set<String> names(IocList list) {
        return list.indicators().stream().map(Indicator::name).collect(Collectors.toCollection(TreeSet::new));
    }
}
