/** Short common words, none of them hard to spell or to bear. Five of them, drawn by chance, have about 50 bits. */
const list = `able acorn act add age air album alley amber angle ankle apple apron arch arm arrow ash atlas attic autumn axis
baby badge bag bake balcony ball bamboo banana band bank barn basket bath bay beach bead beak beam bean bear beard beaver bed bee
beetle bell belt bench berry bike bird biscuit blanket blaze blend block bloom blossom blue board boat body boil bold bone bonnet
book boot border bottle boulder bow bowl box brave bread breeze brick bridge brief bright brook broom brother brown brush bubble
bucket buckle bud bugle build bulb bundle bus bush butter button cabin cable cactus cake calendar calf calm camel camera camp canal
candle canoe canvas cap caramel card cargo carpet carrot cart carve castle cat cave cedar ceiling celery cellar cello center chain
chair chalk channel chapel chapter cheek cheese cherry chess chest chestnut chimney chin chord church cider cinema circle citrus
city clam clay clean clever cliff climb cloak clock cloth cloud clover coach coast coat cobalt cocoa coconut coffee coin collar
color column comb comet comic common compass copper coral corner corn cotton couch count country cousin cover crab cradle craft
crane crater crayon cream creek crest cricket crisp crop crown cube cup curl current curtain curve cushion cycle daisy dance dawn
day deck deer delta denim desert desk dew diary dinner dish ditch dock dolphin domino donkey door dot dove dozen draft dragon draw
dream dress drift drum duck dune dust eagle ear early earth east easy echo edge egg elbow elder elm ember empty engine evening
fabric face falcon family fan farm feather fence fern ferry fiddle field fig film finch finger fir fish flag flame flannel flask
flat fleet flint float flock floor flour flower flute foal foam fog fold folk forest fork fossil fountain fox frame fresh friend
frog frost fruit fudge full funnel fur gallery garage garden garlic gate gather gentle ghost giant ginger giraffe glacier glad
glass glide globe glove glow glue goat gold goose grain grand granite grape grass gravel green greet grid grove guest guide guitar
gulf hail half hall hammer hammock hand handle happy harbor hare harp harvest hat hawk hay hazel head hear heart heat hedge
heel helmet hen herb heron hill hinge hive hobby hollow holly home honey hood hook hoop horizon horn horse hotel house human
humble hut ice inch ink inlet insect iris iron island ivory ivy jacket jam jar jasmine jelly jewel jigsaw join journey judge jug
juice july jump june jungle juniper kayak keep kettle key kind king kiosk kitchen kite kitten knee knit knot label lace ladder lake
lamb lamp land lantern large lark laugh laundry lavender lawn leaf lean learn leather ledge left lemon lens letter level library
lid light lilac lily lime linen lion lip list little lizard loaf lobby lobster local log long loom loop lotus loud lucky lunch lute
magnet magpie mail major mango map maple marble march margin market maroon mask mast mat match maze meadow meal medal melody melon
member memo mend menu metal meteor middle mild mile milk mill mint minute mirror mist mitten model moment monkey month moon moose
morning moss moth motor mountain mouse mouth move mud muffin mule museum mushroom music mustard napkin narrow nature near neck
needle neighbor nest net new night noble noise noodle north nose note novel number nurse nut oak oar oasis oat ocean octave office
oil old olive onion opal open opera orange orbit orchard organ origin otter oval oven owl oyster paddle page paint pair palace palm
pan panda panel paper parade parcel park parrot parsley part party pasta path patio pattern peach peak peanut pear pearl pebble
pelican pen pencil penguin pepper petal phone photo piano picnic picture pie pier pigeon pillow pilot pine pink pipe pitch pizza
place plain planet plank plant plate play plaza plot plow plum pocket poem point polar pole polish pond pony pool poppy porch port
postcard pot potato pottery powder prairie present print prize puddle puffin pulley pumpkin pupil puppet purple puzzle quail quarter
quartz queen quick quiet quill quilt rabbit raccoon race radio radish raft rail rain raisin ramp ranch raven reach read record red
reef relay ribbon rice ride ridge right ring ripe ripple river road robin rock rocket roof room root rope rose round route row
royal ruby rug ruler rust saddle saffron sage sail salad salmon salt sand sandal sapphire satin sauce scale scarf school scoop
scout screen sea seal season seat seed sepia shadow shape share sharp shed sheep sheet shelf shell shine ship shirt shoe shop shore
short shovel show shrub silk silver simple sister skate sketch ski sky slate sled sleep sleeve slice slope slow small smile smooth
snail snow soap sock sofa soft soil solar song soup south space spark sparrow speak spice spider spinach spiral spoon spring spruce
square squash squirrel stable stage stair stamp star station steam steel stem step stick still stone stool stork story stove
straw stream street string stripe studio sugar suit summer sun supper surf swan sweater sweet swift swim swing table tailor talk
tango tape tart taste tea teach team temple tennis tent test text thimble thistle thread thumb thunder ticket tide tiger tile timber
tin toast today toffee tomato tool top torch tortoise towel tower town toy track tractor trail train travel tray tree triangle
tribe trout truck trumpet trunk tulip tunnel turkey turnip turtle tweed twig twin umbrella uncle under unicorn uniform upper
valley value van vanilla vase velvet verse vest view village vine violet violin visit voice vowel voyage waffle wagon walk wall
walnut walrus warm wash watch water wave wax weather weave week well west whale wheat wheel whisper whistle white wide willow wind
window wing winter wire wise wolf wonder wood wool word work wren wrist yard yarn year yeast yellow yoga young zebra zero zinc zone`;

const words: readonly string[] = list.split(/\s+/);

/** How many words a suggestion has. */
const DRAWN = 5;

/** Five words, each drawn by chance. */
export const drawWords = (): string[] => Array.from({ length: DRAWN }, () => words[below(words.length)] ?? "");

/** A number from 0 to below `limit`, each with the same chance: numbers in the last, cut part of the range are drawn again. */
function below(limit: number): number {
  const range = 2 ** 16;
  const fair = range - (range % limit);
  const [drawn = 0] = crypto.getRandomValues(new Uint16Array(1));
  return drawn < fair ? drawn % limit : below(limit);
}
