"""The words a suggested passphrase is drawn from: 2,048 plain ones, so that each adds 11 bits."""

from __future__ import annotations

from typing import Final

_WORDS: Final = """
able acorn actor adult afraid again agent agree ahead aisle alarm album alert alive alley allow
almond alone aloud alpha alpine amber amount ample anchor angle animal ankle annual answer antler
anvil apple april apron arch arctic arena argue armour arrow artist ashore aspen atlas atom attic
august aunt autumn avenue award aware awful axle baby bacon badge badger bagel baker balance
balcony ballet balloon bamboo banana band banjo banker banner barber bargain barge bark barley
barn barrel basin basket bath baton battery beach beacon bead beagle beak beam bean bear beard
beast beaver bedroom beech beef beehive beetle begin behave belfry bell belong below belt bench
berry better beyond bicycle bike bird birth biscuit bishop bitter blade blanket blaze blend bless
blink block blond bloom blossom blouse blue blush board boat bobbin body boiler bold bolt bonfire
bonnet bonus book boot border borrow bottle bottom boulder bounce bow bowl box boy bracken bracket
braid brain brake bramble branch brass brave bread break breath breeze brick bride bridge brief
bright bring brisk broad broken bronze brook broom brother brown brush bubble bucket buckle budget
buffalo bugle build bulb bundle bunny burrow bus bush busy butcher butter button buyer cabbage
cabin cable cactus cage cake calf calm camel camera camp canal candle candy canoe canvas canyon
cape captain caravan carbon card cargo carol carpet carrot cart carve cash casket castle casual
cat catalogue cattle cave cedar ceiling celery cellar cement centre cereal chain chair chalk
champion change channel chapel chapter charm chart chase cheap check cheek cheer cheese cherry
chess chest chestnut chicken chief child chill chime chimney chin china choice choir chord chorus
church cider cinema circle circus city civil claim clam clap class claw clay clean clear clerk
clever cliff climb cloak clock cloth cloud clover clown club coach coal coast coat cobble cobweb
cocoa coconut coffee coil coin cold collar colour comb comet comfort comic common compass concert
cone copper copy coral cord cork corn corner cosmic cottage cotton couch count country couple
courage cousin cover cow crab cradle craft crane crate crayon cream creek crest cricket crisp
crocus crop cross crow crowd crown cruise crumb crust crystal cube cuckoo cuddle cup cupboard curb
curious curl current curtain curve cushion custard cycle cymbal daffodil daily dairy daisy damp
dance dapple daring dark dash date daughter dawn day deal dear decade decide deck deep deer degree
delight deliver den dentist depend depth desert desk detail dew dial diamond diary digital dinner
direct dish distant ditch dive dizzy doctor dog doll dolphin donkey door dot double dough dove
down dozen dragon drain drama draw dream dress drift drill drink drive drop drum dry duck duet
dune dusk dust duty duvet dwarf eager eagle ear early earn earth easel east easy echo edge eel
effort eight elbow elder elegant elephant eleven elm ember emerald empty enamel engine enjoy
enough entry envelope equal errand escape evening event ever exact example exit expert explain
extra eye fable fabric face fact factory faint fair fairy faith falcon fall family famous fancy
farm fast father favour feast feather fellow fence fennel fern ferry festival fetch fiddle field
fifteen fig film final finch find fine finger finish fir fire firm first fish five flag flake
flame flannel flap flask flat flavour fleece flight flint flip float flock flood floor flour
flower flute fly foam focus fog fold follow food foot forest forget fork forty forward fossil
fountain four fox frame freckle free freeze fresh friday fridge friend frog front frost fruit
fudge full funnel funny fur future gable galaxy gallery gallon gallop game gander gap garage
garden garlic gate gather gaze gear gem general gentle genuine giant gift ginger giraffe girl give
glacier glad glass gleam glide globe glory glove glow glue gnome goal goat gold golf good goose
gorse gosling gown grace grain gram grand grape graph grass gravel gravy great green grey grid
grill grin grip grocer ground group grove grow guard guess guest guide guitar gulf gull gum gust
gym habit hail hair half hall halt hammer hammock hamper hamster hand handle happy harbour hard
hare harness harp harvest hat hatch haven hawk hay hazel head health heap hear heart heath heather
heavy hedge heel height helmet help hen herald herb herd hero heron herring hiccup hidden high
hike hill hinge hip hire hobby hockey hold holiday hollow holly home honest honey hood hook hoop
hop hope horizon horn horse hose host hotel hour house hover huddle human humble hundred hunt
hurdle hurry hush hut hutch hymn ice icicle icon idea idle igloo image inch index indigo infant
ink inlet inn insect inside invent invite iris iron island item ivory ivy jacket jade jaguar jam
january jar jasmine jaw jay jazz jeans jelly jewel jigsaw jingle job jockey join joke jolly
journey joy judge jug juggle juice july jumble jump june jungle junior juniper just kangaroo kayak
keel keen keep kennel kernel kettle key kick kid kind king kiosk kiss kitchen kite kitten kiwi
knee knife knit knock knot know koala label lace ladder ladle lady lagoon lake lamb lamp lane
language lantern lap larch large lark last latch late lather laugh laundry lava lavender law lawn
layer leaf league learn leather leave lecture ledge leek left leg legend lemon lend length lentil
leopard lesson letter lettuce level lever library lid life lift light like lilac lily limb lime
limit linen linger link lion lip liquid list listen litre little lively lizard llama load loaf
lobster local lock lodge loft log lolly long look loom loop loose lorry lotion lotus loud lounge
love loyal lucky luggage lull lunar lunch lupin lute lyric machine magic magnet magpie maiden mail
main major make mallet mammal manage mandolin mango manner mantle map maple marble march mare
margin marigold marina mark market marmalade maroon marsh mask mason match mate mattress may mayor
maze meadow meal measure medal melody melon melt member memory mend menu merit mermaid merry metal
meteor metre middle midnight midst mile milk mill million mime mineral mint minute mirror mist
mitten mix model modern module moment monday money monkey month mood moon moor moose morning
mosaic moss motel moth mother motor mountain mouse mouth move much mud muffin mule mural muscle
museum mushroom music mustard mutter myth napkin narrow nation nature navy near neat neck nectar
needle neighbour nest net nettle never new newt next nibble nickel niece night nimble nine noble
nod noise noodle noon normal north nose note notice novel november nudge number nurse nut nutmeg
oak oar oasis oat object oboe ocean october octopus odd offer office often oil olive omelette
onion only open opera optic oracle orange orbit orchard orchid order organ origin osprey ostrich
other otter ounce outdoor outfit outing outline oval oven over owl owner oxygen oyster pack paddle
page paint pair palace palm pan pancake panda panel pansy panther pantry paper parade parcel
parent park parlour parrot parsley parsnip part party passage past pasta paste pastel pastry patch
path patient patio pattern pause pavement paw pea peace peach peacock peak peanut pear pearl
pebble pedal peel peg pelican pen pencil penguin penny people pepper perch perfect perfume period
permit person petal phone photo phrase piano pick pickle picnic picture pie piece pigeon pillar
pillow pilot pin pine pink pint pioneer pipe piper pirate pitch pixel pizza place plaid plain plan
plane planet plank plant plaster plate platform play plaza pleasant plenty pliers plot plough plum
plumber plume plus pocket poem poet point polar pole polish polite pollen polo pond pony pool
poplar poppy porch porridge port portrait postcard poster pot potato potter pouch pound powder
prairie praise prawn present pretty pretzel price primrose prince print prism prize proof proper
proud prune public pudding puddle puff puffin pull pulse puma pump pumpkin punch pupil puppet
puppy purple purse push puzzle pyramid quail quaint quality quarry quart quarter quartz quay queen
quest quick quiet quill quilt quince quit quiver quiz quota rabbit raccoon race rack radar radiant
radio radish raft rail rain rainbow raisin rally ramble ramp ranch random range rapid rare
raspberry rattle raven ravine ray reach read ready real reason rebel recipe record red reed reef
reel refresh regal region reindeer relax relay relish remark remember remind remote rent repair
reply report rescue rest result retire return reveal review reward rhubarb rhyme rhythm ribbon
rice rich riddle ride ridge right ring ripple rise river road roast robin robot rock rocket roll
roof rook room root rope rose rota rotor rough round route rover row royal rubber ruby rudder rug
rugby rule rumble run runner rural rush rustic rusty saddle safari safe saffron sage sail saint
salad salmon salt salute same sample sand sandal sardine satin saturn sauce saucer sausage savour
scale scarf scene scent school science scone scoop scooter score scout scramble screen screw
script sea seal search season seat second secret seed seek select seller senior sense sequel
serene series seven sew shadow shake shall shallow shampoo shamrock shape share shark sharp shawl
shed sheep sheet shelf shell shelter sherbet shield shift shilling shine ship shirt shiver shoal
shock shoe shop shore short shoulder shout shovel show shower shrimp shrub shuffle shut shutter
shy side siege sight sign signal silence silk silly silver simple sing single sink sip sister six
sixty size skate sketch ski skill skin skip skirt sky slate sledge sleep sleeve sleigh slice slide
slipper slope slow small smart smile smoke smooth snack snail snap sneeze snow snug soap soccer
social sock soda sofa soft soil solar soldier solid solo some son song sonnet soon soot sorbet
sorry soul sound soup south space spade spaniel spare spark sparrow speak spear special speech
speed spell spend sphere spice spider spike spin spinach spiral spire splash splendid split spoke
sponge spoon sport spot spout spray spread spring sprout spruce square squash squeak squirrel
stable stack stadium staff stage stair stallion stamp stand star starch starfish start state
station statue stay steady steam steel steep steeple stem step stereo stew stick still stilt stir
stitch stock stone stool stop storage stork storm story stove straight strand straw stream street
stretch string stripe stroll strong studio study stump sturdy style submit subtle suburb subway
sudden suede sugar suit summer summit sun sunday sunny sunset super supper supply sure surf surge
surplus swallow swamp swan sweater sweep sweet swift swim swing switch sycamore syrup system table
tadpole tail tailor take talent talk tall tambourine tame tandem tangle tango tank tape target
tart tartan task taste tavern taxi tea teach teacup team teapot teddy telescope tell temper temple
ten tender tennis tent term terrace test text thank thatch theatre theme thimble thing think third
thirsty thirty thistle thorn thread three thrift throne thrush thumb thunder thursday ticket tide
tidy tie tiger tight tile timber time tin tiny tip title toad toast toddler toffee together token
tomato tonic tool tooth top topaz topic torch tortoise total toucan touch tough tour towel tower
town toy trace track tractor trade traffic trail train travel tray treasure treat tree trek
trellis trench trend triangle tribe trick trifle trim trio trip trolley trombone trophy tropic
trot trout trowel truck true trumpet trunk trust truth try tub tube tuesday tug tulip tumble tuna
tundra tune tunic tunnel turban turbine turkey turnip turtle tutor tweed twelve twenty twice twig
twin twist two type tyre umbrella uncle under unicorn uniform union unique unit unity until upper
upset upward urban urchin use useful usual vacant valley value valve van vanilla vapour vase vast
vault veil velvet vendor venture venue verb verse very vessel vest veteran viaduct video view
villa village vine vinegar vintage violet violin visit vista vital vivid vocal voice volcano
volley volume vote vowel voyage waffle wagon waist wait walk wall wallet walnut walrus waltz wand
wander want wardrobe warm warren wash wasp watch water wave wax way weak wealth weasel weather
weave web wedge weed week weekend welcome well west wet whale wharf wheat wheel whisk whisker
whisper whistle white whole wick wide width wife wild will willow win wind window wing wink winner
winter wise wish wizard wolf wonder wood wool word work world worthy wrap wreath wren wrist write
yacht yard yarn year yellow yes yew yoghurt yolk young youth yucca zebra zenith zero zest zigzag
zinc zodiac zone zoo zoom
"""
PASSPHRASE_WORDS: Final = tuple(_WORDS.split())
