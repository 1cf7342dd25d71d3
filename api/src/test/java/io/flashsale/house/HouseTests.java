package io.flashsale.house;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.lang.reflect.Array;
import java.lang.reflect.RecordComponent;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.reactivestreams.Publisher;
import org.springframework.context.annotation.Configuration;

/** The plan of the house. Rooms that are not built yet break no rule. */
class HouseTests {

    /** The one class that may ask the machine what time it is. */
    private static final String CLOCK = "io.flashsale.platform.WallClock";

    private static final String SECRETS = "password|current|code|ownCode|token|accessToken|refreshToken";

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("io.flashsale");

    @ParameterizedTest
    @MethodSource("rooms")
    void aRoomUsesOnlyWhatTheTableAllows(String room) {
        var allowed = Stream.concat(Stream.of(room), Rooms.all().getOrDefault(room, List.of()).stream())
                .map(Rooms::everythingIn)
                .toArray(String[]::new);

        check(classes()
                .that()
                .resideInAPackage(Rooms.everythingIn(room))
                .should()
                .onlyDependOnClassesThat(
                        resideOutsideOfPackage("io.flashsale..").or(resideInAnyPackage(allowed)))
                .because("who may use whom is decided in the table of rooms, not in passing"));
    }

    @Test
    void everyRoomIsInTheTable() {
        var known = Stream.concat(Rooms.all().keySet().stream(), Stream.of("api"))
                .map(Rooms::everythingIn)
                .toArray(String[]::new);

        check(classes()
                .that()
                .resideInAPackage("io.flashsale.*..")
                .should()
                .resideInAnyPackage(known)
                .because("a new room is a decision: it gets a line in the table"));
    }

    @Test
    void noRoomsUseEachOther() {
        check(slices().matching("io.flashsale.(*)..")
                .should()
                .beFreeOfCycles()
                .because("rooms in a cycle are one room"));
        check(slices().matching("io.flashsale.api.(*)..")
                .should()
                .beFreeOfCycles()
                .because("rooms in a cycle are one room"));
    }

    @ParameterizedTest
    @MethodSource("closedRooms")
    void technologyStaysInItsLeaf(String room) {
        check(classes()
                .that()
                .resideInAPackage(Rooms.leavesOf(room))
                .and()
                .areTopLevelClasses()
                .and()
                .areNotMetaAnnotatedWith(Configuration.class)
                .should()
                .bePackagePrivate()
                .because("a room is used through its face; only Spring needs to see its configuration"));
    }

    @Test
    void theApiUsesFacesOnly() {
        check(classes()
                .that()
                .resideInAPackage("io.flashsale.api..")
                .should()
                .onlyDependOnClassesThat(resideOutsideOfPackage("io.flashsale..")
                        .or(resideInAnyPackage("io.flashsale.api..", "io.flashsale.*")))
                .because("HTTP is one way in among others and knows nothing of what lies behind a face"));
    }

    @Test
    void onlyTwoLeavesKnowReactorKafka() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages("io.flashsale.order.kafka..", "io.flashsale.platform.kafka..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("reactor.kafka..")
                .because("it is discontinued upstream: what replaces it must have two places to change"));
    }

    @Test
    void nothingBlocks() {
        check(noClasses()
                .should()
                .accessTargetWhere(reactor(name -> name.matches("block.*|toIterable|toStream")))
                .orShould()
                .callMethod(Thread.class, "sleep", long.class)
                .orShould()
                .callMethod(Thread.class, "sleep", Duration.class)
                .because("an event loop that waits makes every shopper on it wait"));
    }

    @Test
    void onlyPipelinesSubscribe() {
        check(noClasses()
                .that()
                .haveNameNotMatching(".*Pipeline(\\$.*)?")
                .should()
                .accessTargetWhere(reactor("subscribe"::equals))
                .because("what is subscribed to here, nobody restarts, stops or hears the errors of"));
    }

    @Test
    void timeIsInjected() {
        check(noClasses()
                .that()
                .doNotHaveFullyQualifiedName(CLOCK)
                .should()
                .accessTargetWhere(asksTheMachineForTheTime())
                .because("a sale is tested at the second it opens: time comes from the injected clock"));
    }

    /** The JSON codecs say nothing of what they read and write. Whatever else prints a value must not tell, either. */
    @ParameterizedTest
    @MethodSource("bearersOfSecrets")
    void noSecretIsPrinted(Class<?> type) throws ReflectiveOperationException {
        var secret = "to be hidden";
        var components = List.of(type.getRecordComponents());
        var constructor = type.getDeclaredConstructor(
                components.stream().map(RecordComponent::getType).toArray(Class<?>[]::new));
        constructor.setAccessible(true);

        var bearer = constructor.newInstance(components.stream()
                .map(each -> each.getType() == String.class ? secret : nothing(each.getType()))
                .toArray());

        assertThat(bearer.toString()).doesNotContain(secret);
    }

    /** The codes of the catalog are none. */
    static Stream<Class<?>> bearersOfSecrets() {
        return HOUSE.stream()
                .filter(type -> type.isRecord() && type.getPackageName().startsWith("io.flashsale.api."))
                .filter(type -> !type.getPackageName().equals("io.flashsale.api.catalog"))
                .<Class<?>>map(JavaClass::reflect)
                .filter(type -> Arrays.stream(type.getRecordComponents()).anyMatch(HouseTests::isSecret));
    }

    private static boolean isSecret(RecordComponent component) {
        var names = component.getDeclaringRecord().getSimpleName().endsWith("Token") ? "value" : SECRETS;
        return component.getType() == String.class && component.getName().matches(names);
    }

    /** 0, false or null. */
    private static Object nothing(Class<?> type) {
        return Array.get(Array.newInstance(type, 1), 0);
    }

    static Stream<String> rooms() {
        return Rooms.all().keySet().stream();
    }

    static Stream<String> closedRooms() {
        return rooms().filter(room -> !Rooms.OPEN.contains(room));
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(HOUSE);
    }

    private static DescribedPredicate<JavaAccess<?>> reactor(Predicate<String> name) {
        return describe(
                "a blocking or subscribing operator is",
                access -> access.getTargetOwner().isAssignableTo(Publisher.class) && name.test(access.getName()));
    }

    private static DescribedPredicate<JavaAccess<?>> asksTheMachineForTheTime() {
        return describe("the machine's clock is", access -> {
            var owner = access.getTargetOwner();
            return switch (access.getName()) {
                case "currentTimeMillis" -> owner.isEquivalentTo(System.class);
                case "now" -> owner.getPackageName().equals("java.time") && !takesAClock(access);
                default -> owner.isEquivalentTo(Clock.class) && access.getName().matches("system.*|tick[A-Z].*");
            };
        });
    }

    private static boolean takesAClock(JavaAccess<?> access) {
        return access.getTarget() instanceof CodeUnitCallTarget target
                && target.getRawParameterTypes().stream().map(HasName::getName).anyMatch(Clock.class.getName()::equals);
    }
}
