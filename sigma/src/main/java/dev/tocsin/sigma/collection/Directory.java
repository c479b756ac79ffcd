package dev.tocsin.sigma.collection;

import dev.tocsin.sigma.parser.ParseResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All documents of a set, by id and by name. */
final class Directory {
    private final List<Member> members = new ArrayList<>();
    private final Map<String, List<Member>> byId = new HashMap<>();
    private final Map<String, List<Member>> byName = new HashMap<>();
    private final Set<String> names = new LinkedHashSet<>();

    Directory(List<ParseResult> files) {
        for (ParseResult file : files) {
            file.documents().forEach(document -> add(new Member(file.source(), document)));
        }
    }

    private void add(Member member) {
        members.add(member);
        member.id().ifPresent(id -> byId.computeIfAbsent(id, key -> new ArrayList<>()).add(member));
        member.name().ifPresent(name -> {
            byName.computeIfAbsent(name, key -> new ArrayList<>()).add(member);
            names.add(name);
        });
    }

    /** In the order of the files and places. */
    List<Member> members() {
        return members;
    }

    /** What a reference leads to: the documents with that id, or else those with that name. */
    List<Member> find(String reference) {
        List<Member> withId = Member.id(reference).map(byId::get).orElse(List.of());
        return withId.isEmpty() ? byName.getOrDefault(reference, List.of()) : withId;
    }

    /** Every name that a reference could have, in the order of the documents. */
    Set<String> names() {
        return names;
    }
}
