package dev.tocsin.sigma.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tocsin.sigma.source.SourceText;
import java.util.List;
import org.junit.jupiter.api.Test;

class YamlCommentsTest {
    private static List<String> comments(String text) {
        SourceText source = new SourceText("a.yml", text);
        return YamlComments.read(source).stream()
                .map(comment -> {
                    var position = source.position(comment.span().start());
                    assertEquals("#" + comment.text(), source.slice(comment.span()));
                    return position.line() + ":" + position.column() + " " + comment.placement() + " "
                            + comment.text().strip();
                })
                .toList();
    }

    @Test
    void eachCommentIsFoundOnce() {
        assertEquals(
                List.of("1:1 ALONE one", "2:1 ALONE two", "3:6 END_OF_LINE three", "5:5 ALONE four", "7:1 ALONE five"),
                comments("#one\n#two\na:   #three\n\n    #four\n    b: 1\n#five"));
    }

    @Test
    void textIsNoComment() {
        assertEquals(
                List.of("3:9 END_OF_LINE yes"),
                comments("a: 'x #no'\nb: \"x #no\"\nc: x#no #yes\nd: |\n    #no\n\n    #no\ne: >\n    #no\n"));
    }

    @Test
    void flowCollectionsAndBlockHeadersHaveComments() {
        assertEquals(
                List.of("1:8 END_OF_LINE one", "2:6 END_OF_LINE two", "3:6 END_OF_LINE three"),
                comments("a: [1, #one\n  2] #two\nb: | # three\n  #no\n"));
    }

    @Test
    void placesCountCodePointsAcrossDocuments() {
        assertEquals(
                List.of("1:6 END_OF_LINE \uD83D\uDD14 bell", "4:1 ALONE tail"),
                comments("a: \uD83D\uDD14 # \uD83D\uDD14 bell\n---\nb: 1\n# tail\n"));
    }

    @Test
    void aMistakeHidesOnlyItsOwnDocument() {
        assertEquals(
                List.of("1:6 END_OF_LINE one", "5:6 END_OF_LINE three"),
                comments("a: 1 # one\n---\nb: \"never closed # two\n---\nc: 3 # three\n"));
    }
}
