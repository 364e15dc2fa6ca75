// Words that tell names in Latin letters from everything else that is written in capitals.

const list = (words: string): Set<string> => new Set(words.trim().split(/\s+/u));

/** Usual given names of many languages. Left out: those that are as often a word, a month, a town or a firm. */
export const GIVEN_NAMES = list(`
  Aaron Abby Abdul Abdullah Abigail Abraham Ada Adam Adele Adrian Adriana Agnes Ahmad Ahmed Aidan Aisha Akira Alain Alan Alana Albert Alberto
  Alejandra Alejandro Aleksandr Alessandra Alessandro Alex Alexa Alexander Alexandra Alexandre Alexei Alexis Alfonso Alfred Alfredo Ali Alice Alicia
  Alison Alistair Allan Allen Allison Alvaro Alvin Alyssa Amanda Amelia Amina Amir Amit Amy Ana Anand Anastasia Anders Andre Andrea Andreas Andrei
  Andres Andrew Andy Angela Angelica Angelina Angelo Angus Anita Ann Anna Anne Annette Annie Anthony Antoine Anton Antonia Antonio Archie Ariana
  Arjun Armando Arnaud Arnold Arthur Arturo Arun Ashley Astrid Audrey August Aurora Ava Axel Barbara Barack Barry Bart Beatrice Beatriz Becky Ben
  Benedict Benjamin Benoit Bernard Bernardo Bernie Bert Bertrand Beth Betty Bianca Bill Billy Bjorn Blake Bob Bobby Boris Brad Bradley Brandon Brenda
  Brendan Brent Brett Brian Bridget Brigitte Brittany Bruce Bruno Bryan Bryce Caleb Calvin Cameron Camila Camilla Camille Carl Carla Carlo Carlos
  Carmelo Carmen Carol Carole Caroline Carolyn Carrie Casey Caspar Catalina Catherine Cathy Cecilia Cedric Celine Cesar Chad Channing Charles Charlie
  Cheryl Chloe Chris Christian Christiane Christina Christine Christoph Christophe Christopher Christy Cindy Claire Clara Clark Claude Claudia
  Claudio Clement Cole Colette Colin Connie Connor Constance Corey Courtney Craig Cristian Cristina Curtis Cynthia Daisy Damian Damien Dan Dana
  Daniel Daniela Danielle Danny Darren Dave David Dean Deborah Debra Delphine Denis Denise Dennis Derek Derrick Diana Diane Didier Diego Dieter
  Dimitri Dirk Dmitri Dmitry Dominic Dominik Dominique Donald Donna Doris Dorothy Doug Douglas Drew Duncan Dustin Dwayne Dwight Dylan Earl Ed
  Eddie Edgar Edith Edmund Eduardo Edward Edwin Eileen Elaine Eleanor Elena Eli Elias Elijah Elisa Elisabeth Eliza Elizabeth Ella Ellen Ellie Elliot
  Elliott Elon Elsa Emil Emilia Emilie Emilio Emily Emma Emmanuel Enrico Enrique Eric Erica Erich Erik Erika Erin Ernest Ernesto Esteban Esther
  Ethan Etienne Eugene Eva Evan Evelyn Ewan Fabian Fabio Fatima Federica Federico Felicia Felicity Felipe Felix Ferdinand Fernanda Fernando Filip
  Fiona Florian Frances Francesca Francesco Francis Francisco Franco Francois Frank Frankie Franz Fred Freddie Frederic Frederick Friedrich Gabriel
  Gabriela Gabriella Gail Gareth Garth Gary Gavin Gemma Geoff Geoffrey Georg George Georges Gerald Gerard Gerhard Gianluca Gilbert Giles Gina
  Giorgio Giovanna Giovanni Giulia Giuseppe Gladys Glen Glenn Gloria Gonzalo Gordon Graeme Graham Greg Gregor Gregory Greta Guido Guillaume Guillermo
  Gunnar Gustav Gustavo Guy Gwen Hannah Hans Harold Harriet Harry Harvey Hassan Hazel Heather Hector Heidi Heinrich Heinz Helen Helena Helene
  Helmut Henri Henrik Henry Herbert Herman Hillary Hiroshi Holly Howard Hugh Hugo Ian Ibrahim Ignacio Igor Ilya Imran Ines Ingrid Irene Irina
  Isaac Isabel Isabella Isabelle Isaiah Ivan Ivana Ivanka Ivy Jack Jackie Jackson Jacob Jacqueline Jacques Jaime Jake James Jamie Jan Jane Janet Janice
  Jared Jasmine Jason Javier Jay Jean Jeanette Jeanne Jeff Jeffrey Jelena Jennifer Jenny Jens Jeremy Jerome Jerry Jesse Jessica Jessie Jill Jim
  Jimmy Joachim Joan Joanna Joanne Joao Joaquin Jodie Joe Joel Joey Johan Johann Johannes John Johnny Jon Jonas Jonathan Jordi Jorge Jose Josef
  Joseph Josephine Josh Joshua Joyce Juan Juanita Judith Judy Julia Julian Juliana Julie Julien Juliet Julio Julius Jun Jurgen Justin Kaitlyn Kamala
  Karen Karim Karin Karl Karla Kate Katherine Kathleen Kathryn Kathy Katie Katrina Katy Kayla Keith Kelly Kelvin Ken Kendall Kenji Kenneth Kenny Kevin
  Khalid Kim Kimberly Kirsten Klaus Kristen Kristin Kristina Kumar Kurt Kyle Lara Larry Lars Laura Lauren Laurence Laurent Lawrence Leah LeBron Lee
  Leila Lena Leo Leon Leonard Leonardo Leslie Lewis Liam Lillian Lily Linda Lindsay Lindsey Lionel Lisa Liz Lloyd Logan Lorenzo Lorraine Louis Louise
  Luc Luca Lucas Lucia Luciano Lucy Luis Luisa Luiz Lukas Luke Lydia Lynn Madeleine Magdalena Maggie Magnus Mahmoud Maja Malcolm Manuel Marc Marcel
  Marcelo Marcia Marco Marcos Marcus Margaret Margarita Maria Mariam Marian Mariana Marianne Marie Marina Mario Marion Marisa Marjorie Mark Markus
  Marlene Marsha Marta Martha Martin Martina Marvin Mary Masha Mateo Mats Matt Matteo Matthew Matthias Maureen Maurice Maurizio Mauricio Max Maxime
  Maximilian Maya Megan Mehmet Melanie Melinda Melissa Mia Micah Michael Michaela Michel Michele Michelle Miguel Mike Mikhail Milan Milos Mira Miranda
  Miriam Mitch Mitchell Mohamed Mohammad Mohammed Moira Molly Mona Monica Monique Muhammad Mustafa Nadia Nancy Naomi Narendra Natalia Natalie Natasha
  Nathan Nathaniel Neil Nelson Niall Nicholas Nick Nicola Nicolas Nicole Nigel Nikita Nikola Nikolai Nina Noah Noel Noelle Nora Norma Norman Oleg
  Olga Oliver Olivia Olivier Omar Oscar Otto Owen Pablo Paige Pamela Paola Paolo Pascal Patricia Patrick Paul Paula Pauline Paulo Pedro Peggy Penelope
  Penny Per Pete Peter Petra Phil Philip Philippa Philippe Phillip Phoebe Pierre Pietro Polly Prakash Priya Rachel Rafael Rafaela Raj Rajesh Ralph
  Ramon Randall Randy Raphael Rashid Raul Ravi Ray Raymond Rebecca Regina Reginald Rene Renee Rhys Ricardo Richard Rick Ricky Rita Rob Robert Roberta
  Roberto Robin Rodney Rodrigo Roger Roland Roman Ron Ronald Ronnie Rosa Rosalie Rosemary Ross Roy Ruben Rudolf Rudy Rupert Russell Ruth Ryan Sabine
  Sabrina Sadie Salvador Salvatore Sam Samantha Samir Samuel Sandra Sandy Sanjay Santiago Sara Sarah Sasha Satya Saul Scott Sean Sebastian Serena Serge
  Sergei Sergey Sergio Seth Shannon Sharon Shaun Shawn Sheila Shelley Sheryl Shinzo Shirley Sidney Sigrid Silvia Simon Simone Sofia Sonia Sophia
  Sophie Spencer Stacey Stan Stanislav Stefan Stefano Stella Stephan Stephanie Stephen Steve Steven Stuart Sue Sundar Sunil Suresh Susan Susanna Susanne
  Suzanne Sven Svetlana Sylvia Takashi Tamara Tanya Tara Tatiana Taylor Ted Teresa Terrence Terry Theo Theodore Theresa Thierry Thomas Tiffany Tim Timothy
  Tina Toby Todd Tom Tomas Tommy Toni Tony Tracy Travis Trevor Tristan Troy Ulrich Uma Ursula Valentina Valerie Vanessa Vera Veronica Vicente Vicki
  Vicky Vijay Viktor Vincent Vincenzo Viola Vivian Vivienne Vladimir Walter Wanda Warren Wayne Wendy Werner Wesley Wilhelm Willem William Winston
  Wolfgang Xavier Yann Yannick Yasmin Yves Yvette Yvonne Zachary Zara Zoe Zoey Yuki Kenzo
  José João Jürgen Björn André François René Chloé Zoë Andrés Álvaro Iván Jesús Joaquín Martín Óscar Raúl Rubén Sebastián Tomás Ramón Nicolás Ángel
  Étienne Benoît Jérôme Frédéric Gérard Hélène Élisabeth Céline Günter Jörg Søren Jørgen Håkan Åsa Zlatan`);

/** What stands inside a name in small letters. */
export const PARTICLES = list('de da del della der den di dos du la le van von bin ibn al el ter ten af av');

/** Words that people are not called by: with one of them it is a firm, a place or a thing. */
export const NO_NAMES = list(`
  a an the of and for in on to with from at by new green great world university college school institute council committee
  commission association foundation federation union group company corporation bank fund initiative project program
  product products system service services center centre museum park street road avenue square lane airport city county state national
  international global american british french german chinese european asian african times post news daily journal magazine press radio television studio studios records
  tour cup league open club united football basketball games festival award awards prize night week year love life time music song
  album girl boy die das les des air sky sea star sun gold red blue black white big best first one two
  inc ltd llc corp co plc gmbh limited holdings capital partners securities motors airlines airways hotel hotels hospital theatre theater library
  church cathedral bridge river lake mountain mountains island islands bay beach hall house building tower plaza mall store stores shop
  cafe restaurant pictures entertainment software technologies technology solutions systems labs laboratory pro plus max mini ultra watch
  phone pay play maps app apps cloud windows office home edition series version model act bill law court agency ministry
  department north south east west northern southern eastern western central street's sachs stanley chase monday tuesday wednesday thursday friday saturday sunday
  january february march april may june july august september october november december english however but when while after
  before if it he she they we you this that these those there here what who why how not no yes as so then
  statehouse stadium arena palace castle robotics pharmaceuticals industries foods brands energy electric oil gas steel party congress senate parliament
  republic police army navy guard coast valley hills heights springs creek harbor harbour station terminal garden gardens forest desert canyon region province
  district borough township kingdom emirates
  said says although because since during according meanwhile still also its his her their our my your is are was were`);
